import { whenText } from '../platform/when-text';
import type { Publication } from './publication';

/** A notice on the board. Nothing of the case behind it but what was published. */
export interface BoardItem {
  /** What `publicity.notice` and `case.object` take. */
  id: string;
  title: string;
  communityName: string;
  categoryName: string;
  /** It runs, and everybody may object. */
  running: boolean;
  from: string;
  until: string;
  /** What became of it, '' while it runs. */
  result: string;
}

/** One notice, whole. */
export interface NoticeView extends BoardItem {
  text: string;
  /** How many objections came in. */
  objections: number;
  howToObject: string;
}

export function presentBoardItem(row: Publication, now: Date): BoardItem {
  const running = row.open && now < row.until;
  return {
    id: row._id,
    title: row.title,
    communityName: row.communityName,
    categoryName: row.categoryName,
    running,
    from: whenText(row.from, now),
    until: whenText(row.until, now),
    result: running ? '' : resultOf(row),
  };
}

export function presentNotice(row: Publication, howToObject: string, now: Date): NoticeView {
  return { ...presentBoardItem(row, now), text: row.text, objections: row.objections, howToObject };
}

/** A notice that has run waits for the answer to an objection, or for the district. */
function resultOf(row: Publication): string {
  if (row.result) return row.result;
  return row.open && row.objections > 0 ? '公示期满，正在核实异议' : '公示期满，等待区审批';
}
