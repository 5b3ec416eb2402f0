import { ink, type Paper } from '../setting/paper';

/** `第 2 页，共 5 页` at the foot of every page. Called last, when it is known how many there are. */
export function drawPageNumbers(paper: Paper, width: number, height: number): void {
  const { start, count } = paper.doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    paper.doc.switchToPage(start + page);
    paper.line({
      text: `第 ${page + 1} 页，共 ${count} 页`,
      x: width / 2,
      y: height - 9,
      size: 9,
      colour: ink.soft,
      align: 'centre',
    });
  }
}
