import { momentText } from '../../../services/days';
import type { CommunityRow, Overview } from '../types';
import { stateTones, stateWords } from '../words';

/** A community as the list shows it. */
export interface PlanRow {
  code: string;
  name: string;
  state: string;
  tone: string;
  facts: string;
  saved: string;
  /** Whose turn it is, in words; '' when nobody's. */
  turn: string;
}

export function planRow(row: CommunityRow): PlanRow {
  const { code, name, state, grids, outside, savedAt, savedBy, mayEdit, mayDecide } = row;
  return {
    code,
    name,
    state: stateWords[state],
    tone: stateTones[state],
    facts: `${grids} 个网格${outside > 0 ? `，${outside} 个不在规模范围内又没写原因` : ''}`,
    saved: savedAt === null ? '' : `${savedBy} ${momentText(savedAt)}保存`,
    turn: state === 'submitted' && mayDecide ? '待审核' : state === 'sentBack' && mayEdit ? '待修改' : '',
  };
}

/** `还有 3 天`, `今天截止`, `已超过 2 天`. */
export function daysWords(daysLeft: number): string {
  if (daysLeft > 0) return `还有 ${daysLeft} 天`;
  return daysLeft === 0 ? '今天截止' : `已超过 ${-daysLeft} 天`;
}

/** Who has not handed in: `2 个社区还没上报：…`, or that all have. */
export function missingWords(communities: Overview['communities']): string {
  const missing = communities.filter(({ handedIn }) => !handedIn);
  if (missing.length === 0) return '所有社区都已上报';
  const names = missing.slice(0, 6).map(({ name }) => name);
  return `${missing.length} 个社区还没上报：${names.join('、')}${missing.length > names.length ? ' 等' : ''}`;
}
