import type { Change, Plan } from '../../cloudfunctions/exchange/import-plan';
import { problemText } from '../../cloudfunctions/exchange/problem';
import type { ImportResult } from './importer';

/** What an import did or would do, for the person at the terminal. */
export function summaryText({ applied, problems, plan }: ImportResult): string {
  const errors = problems.filter((problem) => problem.level === 'error');
  const warnings = problems.filter((problem) => problem.level === 'warning');
  const lines = [
    ...errors.map((problem) => `错误　${problemText(problem)}`),
    ...warnings.map((problem) => `提醒　${problemText(problem)}`),
  ];
  if (errors.length > 0) return [...lines, `有 ${errors.length} 处错误，什么都没有写入。请改好后重新导入。`].join('\n');
  return [...lines, ...changeLines(plan), applied ? '导入完成。' : '仅检查，没有写入。'].join('\n');
}

function changeLines(plan: Plan): string[] {
  const lines = [
    countLine('区划', plan.regions),
    countLine('人员', plan.people),
    countLine('网格', plan.grids),
    plan.photos.size > 0 ? `照片：新增或更换 ${plan.photos.size} 张` : '',
  ].filter(Boolean);
  const vacant = plan.grids.filter(({ after }) => after.officerId === '').map(({ after }) => after.code);
  if (vacant.length > 0) lines.push(`提醒　以下网格还没有责任人，居民将看到社区受理中心：${vacant.join('、')}`);
  return lines.length > 0 ? lines : ['与现有数据一致，没有变化。'];
}

function countLine(name: string, changes: ReadonlyArray<Change<unknown>>): string {
  const added = changes.filter((change) => !change.before).length;
  const changed = changes.length - added;
  return changes.length > 0 ? `${name}：新增 ${added}，更新 ${changed}` : '';
}
