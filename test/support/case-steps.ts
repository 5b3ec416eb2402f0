import { EJSON } from 'bson';
import type { Case, CaseAction } from '../../cloudfunctions/case/case';
import { departmentDesk } from '../../cloudfunctions/case/policy';
import { openObjections, openTasks } from '../../cloudfunctions/case/waiting';
import type { ActionName } from '../../miniprogram/services/api';
import type { TestCloud } from './local-cloud';
import { codes } from './small-town';

/** Steps only the clock takes: no function can be called for them. */
export const clockActions: readonly CaseAction[] = [
  'remind',
  'overdue',
  'climb',
  'autoAlarm',
  'closeQuietly',
  'lapse',
  'endNotice',
  'followParent',
  'taskOverdue',
];

/** The case as it lies in the database. */
export async function storedCase(cloud: TestCloud, id: string): Promise<Case> {
  const query = JSON.stringify({ _id: id });
  const request = { collectionName: 'cases', queryType: 'DOC', query };
  const { body } = await cloud.database.handle('database.getDocument', request, 'test');
  const [row] = (body as { data: { list: string[] } }).data.list;
  if (!row) throw new Error(`no case ${id}`);
  return EJSON.parse(row) as Case;
}

/**
 * A call that takes a step with words that fit, for any action of the table.
 *
 * @param parentNo the number of another open case, for merging
 */
export function stepCall(action: CaseAction, facts: Case, parentNo: string): { name: ActionName; data: object } {
  return { name: `case.${action}` as ActionName, data: { id: facts._id, ...fieldsOf(action, facts, parentNo) } };
}

const anyId = 'no-such-row-0000000000';

function fieldsOf(action: CaseAction, facts: Case, parentNo: string): object {
  const department = ['城管所', '民政办', '安全办'].find(
    (name) => !openTasks(facts).some((task) => task.desk === departmentDesk(facts.town, name)),
  );
  const objection = openObjections(facts)[0]?.id ?? anyId;
  switch (action) {
    case 'addMaterial':
    case 'supply':
    case 'dispute':
    case 'reply':
    case 'contribute':
    case 'track':
    case 'control':
      return { text: '补充一些情况', photos: [] };
    case 'withdraw':
    case 'bring':
    case 'standDown':
    case 'handleOrdinarily':
    case 'refusePause':
    case 'sendBack':
      return { reason: '情况有变化' };
    case 'confirm':
    case 'rate':
      return { score: 4, text: '' };
    case 'recategorise':
      return { category: facts.category.code === 'power' ? 'rubbish' : 'power', reason: '类别选错了' };
    case 'settle':
      return { outcome: 'solved', text: '已经处理好', internalText: '', photos: [] };
    case 'resolve':
      return { outcome: 'solved', text: '处置完毕', photos: [] };
    case 'return':
      return { where: '供电公司 95598', text: '归供电公司管' };
    case 'transfer':
      return { target: facts.holder === codes.middleGrid ? codes.westGrid : codes.middleGrid, reason: '应由那边办理' };
    case 'merge':
      return { parent: parentNo, reason: '' };
    case 'askPause':
      return { reason: '等配件', days: 5 };
    case 'assign':
      return { departments: [department ?? '农业办'], ask: '请派人查看' };
    case 'recall':
      return { desk: openTasks(facts)[0]?.desk ?? departmentDesk(facts.town, '城管所'), reason: '不需要了' };
    case 'review':
      return { internalText: '响应及时', text: '事情已处置完毕' };
    case 'define':
      return { note: '材料齐全' };
    case 'askMaterials':
      return { missing: ['身份证复印件'], note: '' };
    case 'publicise':
      return { title: '低保审核公示', text: '申请人家庭符合条件', note: '同意' };
    case 'object':
    case 'apply':
    case 'alarm':
    case 'urge':
    case 'approve':
    case 'refuse':
      return { text: '请核实处理' };
    case 'dismissObjection':
    case 'upholdObjection':
      return { objection, text: '已经核实' };
    default:
      return {};
  }
}
