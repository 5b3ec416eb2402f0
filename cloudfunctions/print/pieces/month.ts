import { chinaTime, dateText, daysAfter } from '../../platform/duty-hours';
import type { MonthLog } from '../../worklog/month';
import { baselineIn, ink, openPaper, type Paper } from '../setting/paper';
import { drawPageNumbers } from './page-numbers';
import { type Column, drawTable } from './table';

/** A4, the edge wide enough to be filed. */
const page = { width: 210, height: 297, edge: 20 };
const bottom = page.height - 18;
const wide = page.width - 2 * page.edge;

/** What stands above a month beside its person. */
export interface MonthHead {
  /** `梧桐社区` */
  community: string;
  /** `第一网格、第二网格` */
  grids: string;
}

interface Row {
  day: string;
  isFirst: boolean;
  state: string;
  time: string;
  text: string;
}

const columns: ReadonlyArray<Column<Row>> = [
  { title: '日期', width: 30, text: ({ day, isFirst }) => (isFirst ? day : ''), again: ({ day }) => day },
  { title: '时间', width: 16, text: ({ time }) => time },
  { title: '做了什么', width: wide - 64, text: ({ text }) => text },
  { title: '日清', width: 18, text: ({ state, isFirst }) => (isFirst ? state : ''), again: ({ state }) => state },
];

/** Pure: a month of a work log as a PDF: its days, the confirmed weeks, and lines to sign on. */
export async function drawMonth(
  log: MonthLog,
  head: MonthHead,
  now: Date,
): Promise<{ bytes: Buffer; pages: number; notes: string[] }> {
  const title = `工作日志　${Number(log.month.slice(0, 4))} 年 ${Number(log.month.slice(5))} 月`;
  const paper = openPaper({ title: `${log.name} ${title}`, author: head.community, now });
  const next = (): number => {
    paper.page(page.width, page.height);
    return page.edge;
  };
  next();
  paper.line({ text: title, x: page.edge, y: 28, size: 20, weight: 'bold', width: wide });
  const about = [head.community, head.grids, log.name].filter(Boolean).join('　');
  paper.line({ text: about, x: page.edge, y: 37, size: 11, width: 118 });
  const cleared = log.days.filter(({ state }) => state === 'cleared').length;
  const made = chinaTime(now).format('YYYY 年 M 月 D 日');
  paper.line({
    text: `有记录 ${log.days.length} 天，日清 ${cleared} 天　${made}`,
    x: page.width - page.edge,
    y: 37,
    size: 9.5,
    colour: ink.soft,
    align: 'right',
  });
  let y = 43;
  if (log.days.length === 0) {
    paper.line({ text: '这个月没有记录', x: page.edge, y: 56, size: 12, colour: ink.soft });
    y = 62;
  } else {
    y = drawTable(paper, columns, log.days.flatMap(rowsOf), { x: page.edge, top: y, bottom, next, mostLines: 12 });
  }
  y = drawWeeks(paper, log, y + 10, next);
  if (y + 22 > bottom) y = next();
  drawSigning(paper, y + 12);
  drawPageNumbers(paper, page.width, page.height);
  return paper.close();
}

/** A line each; the day and whether it was cleared stand at its first. */
function rowsOf({ title, state, lines }: MonthLog['days'][number]): Row[] {
  const day = { day: title, state: state === 'cleared' ? '已日清' : '未日清' };
  if (lines.length === 0) return [{ ...day, isFirst: true, time: '', text: '没有记录' }];
  return lines.map(({ time, text, late }, index) => ({
    ...day,
    isFirst: index === 0,
    time,
    text: `${oneLine(text)}${late ? '（补记）' : ''}`,
  }));
}

function drawWeeks(paper: Paper, { weeks }: MonthLog, top: number, next: () => number): number {
  const [size, leading] = [10.5, 6];
  let y = top;
  const room = (height: number): void => {
    if (y + height > bottom) y = next();
  };
  for (const { monday, summary, readBy } of weeks) {
    room(20);
    const span = `周小结　${dateText(monday)}至${dateText(daysAfter(monday, 6))}`;
    paper.line({ text: span, x: page.edge, y: y + 4, size: 11.5, weight: 'bold' });
    paper.line({
      text: readBy ? `${readBy} 已阅` : '',
      x: page.width - page.edge,
      y: y + 4,
      size: 9.5,
      colour: ink.soft,
      align: 'right',
    });
    y += 8;
    for (const paragraph of summary.split(/\n+/).filter(Boolean)) {
      for (const text of paper.linesIn({ text: paragraph, width: wide, size })) {
        room(leading);
        paper.line({ text, x: page.edge, y: y + baselineIn(leading, size), size });
        y += leading;
      }
    }
    y += 6;
  }
  return y;
}

function drawSigning(paper: Paper, y: number): void {
  for (const [index, who] of ['网格责任人', '社区负责人'].entries()) {
    const x = page.edge + index * (wide / 2 + 5);
    const after = x + paper.line({ text: `${who}（签字）`, x, y, size: 11 }) + 2;
    paper.rule(after, y + 1.5, x + wide / 2 - 5, y + 1.5, ink.soft);
  }
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
