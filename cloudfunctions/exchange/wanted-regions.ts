import type { Region } from '../grid/grid';
import { type RegionRow, shortNameOf } from './regions-file';

/** Stored regions with the file's rows laid over them by code. What the file has no column for stays. */
export function wantedRegions(rows: readonly RegionRow[], stored: readonly Region[]): Region[] {
  const regions = new Map(stored.map((region) => [region.code, region]));
  for (const row of rows) regions.set(row.code, wantedRegion(row, regions.get(row.code)));
  return [...regions.values()];
}

function wantedRegion(row: RegionRow, before: Region | undefined): Region {
  const { code, name, level, parent } = row;
  const shortName = shortNameOf(name);
  return {
    _id: code,
    code,
    name,
    shortName,
    level,
    parent,
    desk: {
      name: row.deskName || before?.desk.name || deskNameOf(shortName, level),
      phone: row.deskPhone ?? before?.desk.phone ?? '',
      address: row.deskAddress ?? before?.desk.address ?? '',
    },
    supervisionPhone: row.supervisionPhone ?? before?.supervisionPhone ?? '',
  };
}

/** The plan's own names: 社区(村)受理中心, 镇行政服务中心, 区行政服务中心. */
function deskNameOf(shortName: string, level: Region['level']): string {
  return level === 'community' ? `${shortName}受理中心` : `${shortName}行政服务中心`;
}
