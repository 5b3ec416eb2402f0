import type { PlanGrid } from './plan';
import type { PlanChange } from './presenter';
import { shapeOf, shared, squareMetres } from './shape';

/** Pure: what becomes of each grid from one plan to another, in the order of codes. */
export function changesBetween(before: readonly PlanGrid[], after: readonly PlanGrid[]): PlanChange[] {
  const codes = [...new Set([...before, ...after].map(({ code }) => code))].sort();
  return codes.flatMap((code): PlanChange[] => {
    const [old, now] = [before.find((grid) => grid.code === code), after.find((grid) => grid.code === code)];
    if (old && now) return changesOf(old, now);
    if (now) return [{ code, name: now.name, change: 'added', words: `新划${now.name}，${sizeText(now)}` }];
    if (!old) return [];
    return [
      {
        code,
        name: old.name,
        change: 'removed',
        words: `撤销${old.name}，并入${successorNames(old, after) || '别处'}`,
      },
    ];
  });
}

function changesOf(old: PlanGrid, now: PlanGrid): PlanChange[] {
  const { code, name } = now;
  const changes: PlanChange[] = [];
  if (old.name !== name) changes.push({ code, name, change: 'renamed', words: `${old.name}改名为${name}` });
  const [before, after] = [shapeOf(old.border), shapeOf(now.border)];
  const kept = squareMetres(shared(before, after));
  const [lost, won] = [squareMetres(before) - kept, squareMetres(after) - kept];
  if (lost > 25 || won > 25) {
    const parts = [...(won > 25 ? [`划进 ${hectares(won)}`] : []), ...(lost > 25 ? [`划出 ${hectares(lost)}`] : [])];
    changes.push({ code, name, change: 'border', words: `${name}${parts.join('，')}，现有${sizeText(now)}` });
  } else if (old.households !== now.households || old.people !== now.people) {
    changes.push({ code, name, change: 'size', words: `${name}由${sizeText(old)}变为${sizeText(now)}` });
  }
  return changes;
}

function successorNames(old: PlanGrid, after: readonly PlanGrid[]): string {
  return successorsOf(old.border, after)
    .flatMap((code) => after.find((grid) => grid.code === code)?.name ?? [])
    .join('、');
}

/** The grids that cover a border, the one with most of it first; slivers are none. */
export function successorsOf(
  border: PlanGrid['border'],
  grids: ReadonlyArray<Pick<PlanGrid, 'code' | 'border'>>,
): string[] {
  const ground = shapeOf(border);
  const least = squareMetres(ground) * 0.05;
  return grids
    .map(({ code, border: other }) => ({ code, metres: squareMetres(shared(ground, shapeOf(other))) }))
    .filter(({ metres }) => metres > least)
    .sort((a, b) => b.metres - a.metres || (a.code < b.code ? -1 : 1))
    .map(({ code }) => code);
}

const sizeText = ({ households, people }: PlanGrid): string => ` ${households} 户、${people} 人`;
const hectares = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres)} 平方米` : `${(metres / 10_000).toFixed(1)} 公顷`;
