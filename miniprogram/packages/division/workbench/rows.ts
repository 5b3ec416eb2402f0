import { isOutsideBand, type Measure, measureOf } from '../band';
import type { Finding, PlanGrid, PlanView } from '../types';
import { countedWords, kindName } from '../words';

/** A grid as the list shows it. */
export interface GridRow {
  code: string;
  name: string;
  kind: string;
  estates: string;
  households: Measure;
  people: Measure;
  counted: string;
  workload: string;
  isOutside: boolean;
  reason: string;
  /** Names of errors about it. */
  problems: string[];
}

export function rowsOf(
  grids: Iterable<PlanGrid>,
  { workload, findings }: Pick<PlanView, 'workload' | 'findings'>,
): GridRow[] {
  const cases = Object.values(workload).map((one) => one.cases);
  const average = cases.length > 0 ? cases.reduce((sum, one) => sum + one, 0) / cases.length : 0;
  return [...grids]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((grid) => ({
      code: grid.code,
      name: grid.name,
      kind: kindName(grid.kind),
      estates: grid.estates.join('、'),
      households: measureOf('households', grid.households),
      people: measureOf('people', grid.people),
      counted: countedWords[grid.counted],
      workload: workloadWords(workload[grid.code]?.cases, average),
      isOutside: isOutsideBand(grid),
      reason: grid.reason,
      problems: problemsOf(grid.code, findings),
    }));
}

function workloadWords(cases: number | undefined, average: number): string {
  if (cases === undefined) return '新网格，还没有办件';
  const mean = Math.round(average * 10) / 10;
  const beside = cases > average * 1.3 ? '偏多' : cases < average * 0.7 ? '偏少' : '接近';
  return `近 90 天 ${cases} 件，社区平均 ${mean} 件（${beside}）`;
}

const problemsOf = (code: string, findings: readonly Finding[]): string[] =>
  findings.filter((one) => one.level === 'error' && one.grids.includes(code)).map(({ words }) => words);

/** What stands in the way of handing in: errors, and sizes nobody gave a reason for. */
export function inTheWay(grids: Iterable<PlanGrid>, findings: readonly Finding[]): string[] {
  const unsaid = [...grids].filter((grid) => isOutsideBand(grid) && !grid.reason.trim());
  return [
    ...findings.filter(({ level }) => level === 'error').map(({ words }) => words),
    ...unsaid.map(({ name }) => `“${name}”不在规模范围内，还没有写原因`),
  ];
}
