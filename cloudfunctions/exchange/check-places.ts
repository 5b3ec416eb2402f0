import type { Region } from '../grid/grid';
import type { RoleName } from '../platform/identity';
import { overlapOf, overlapToleranceSquareMetres, type Rings, toGcj02 } from './border';
import type { GridFeature } from './grids-file';
import type { Problems } from './problem';
import { checkRegionTree } from './regions-file';
import type { FileRows, Stored } from './stored';

/** What a role's scope must be; a leader may be linked (包联) to any place. */
const scopeLevels: Record<Exclude<RoleName, 'resident'>, ReadonlyArray<Region['level'] | 'grid'>> = {
  officer: ['grid'],
  informant: ['community', 'grid'],
  centreClerk: ['community'],
  centreLead: ['community'],
  townClerk: ['town'],
  townOffice: ['town'],
  supervisor: ['town'],
  leader: ['community', 'town', 'district'],
  districtApprover: ['district'],
  admin: ['district'],
};
const levelNames = { grid: '网格', community: '社区或村', town: '镇街', district: '区' };

/** Checks the files against each other and against what is stored: what a row names must be there. */
export function checkPlaces(files: FileRows, stored: Stored, problems: Problems): void {
  checkRegionTree(files.regions, stored.regions, problems);
  const levels = new Map<string, Region['level'] | 'grid'>();
  for (const grid of [...stored.grids, ...files.grids]) levels.set(grid.code, 'grid');
  for (const region of [...stored.regions, ...files.regions]) levels.set(region.code, region.level);

  for (const grid of files.grids) {
    if (levels.get(grid.community) !== 'community' && !problems.refusedCodes.has(grid.community)) {
      problems.error(grid.at, grid.called('community'), `没有代码为 ${grid.community} 的社区或村，请先导入区划`);
    }
  }
  checkOverlaps(files.grids, stored, problems);
  for (const row of files.officers) {
    const allowed = scopeLevels[row.role];
    for (const scope of row.scopes.filter((code) => !problems.refusedCodes.has(code))) {
      const level = levels.get(scope);
      if (!level || !allowed.includes(level)) {
        const expected = allowed.map((name) => levelNames[name]).join('或');
        problems.error(
          row.at,
          row.called('scopes'),
          level ? `${scope} 是${levelNames[level]}，这里应为${expected}` : `没有编号为 ${scope} 的${expected}`,
        );
      }
    }
  }
}

/** Grids of a community must not overlap, with each other in the file or with those that stay as they are stored. */
function checkOverlaps(grids: readonly GridFeature[], stored: Stored, problems: Problems): void {
  const replaced = new Set(grids.map((grid) => grid.code));
  const staying = stored.grids.filter((grid) => !replaced.has(grid.code));
  const before: Array<{ community: string; label: string; border: Rings }> = staying.map((grid) => ({
    community: grid.community,
    label: `已有的网格 ${grid.code}`,
    border: grid.borderGcj02.coordinates,
  }));
  for (const grid of grids) {
    const border = toGcj02(grid.border);
    for (const other of before) {
      const shared = other.community === grid.community ? overlapOf(border, other.border) : 0;
      if (shared > overlapToleranceSquareMetres) {
        problems.error(grid.at, grid.called('border'), `与${other.label} 的范围重叠约 ${Math.round(shared)} 平方米`);
      }
    }
    before.push({ community: grid.community, label: `网格 ${grid.code}`, border });
  }
}
