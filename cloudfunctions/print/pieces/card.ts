import type { PrintGrid } from '../material';
import { ink, type Paper } from '../setting/paper';
import { usefulNumbersOf } from '../useful-numbers';
import type { Job } from './job';
import { drawCode, whoFor } from './parts';

/** A business card's size, in millimetres. */
const width = 90;
const height = 54;
const bleed = 3;
const onSheet = { columns: 2, rows: 5, paperWidth: 210, paperHeight: 297 };

/** A card a page, for a printing house; with 3 mm bleed and crop marks when asked for. */
export function drawCards(job: Job): void {
  const room = job.options.bleed ? bleed + 7 : 0;
  for (const grid of job.grids) {
    job.paper.page(width + 2 * room, height + 2 * room);
    drawCard(job, grid, room, room, job.options.bleed ? bleed : 0);
    if (job.options.bleed) {
      for (const x of [room, room + width])
        cropMarks(job.paper, x, 'column', [0, room - bleed], [room + height + bleed, height + 2 * room]);
      for (const y of [room, room + height])
        cropMarks(job.paper, y, 'row', [0, room - bleed], [room + width + bleed, width + 2 * room]);
    }
  }
}

/** Ten of the same card on A4, edge to edge, with crop marks in the margins: five cuts across, three down. */
export function drawCardSheets(job: Job): void {
  const { columns, rows, paperWidth, paperHeight } = onSheet;
  const left = (paperWidth - columns * width) / 2;
  const top = (paperHeight - rows * height) / 2;
  for (const grid of job.grids) {
    job.paper.page(paperWidth, paperHeight);
    const places = Array.from({ length: rows * columns }, (_, index): [number, number] => [
      left + (index % columns) * width,
      top + Math.floor(index / columns) * height,
    ]);
    job.paper.stamp(places, () => drawCard(job, grid, 0, 0, 0));
    for (let column = 0; column <= columns; column++) {
      const x = left + column * width;
      cropMarks(job.paper, x, 'column', [top - 7, top - 2], [paperHeight - top + 2, paperHeight - top + 7]);
    }
    for (let row = 0; row <= rows; row++) {
      const y = top + row * height;
      cropMarks(job.paper, y, 'row', [left - 7, left - 2], [paperWidth - left + 2, paperWidth - left + 7]);
    }
  }
}

function cropMarks(
  paper: Paper,
  at: number,
  along: 'row' | 'column',
  ...marks: Array<[from: number, to: number]>
): void {
  for (const [from, to] of marks) {
    if (along === 'column') paper.rule(at, from, at, to, ink.text, 0.3);
    else paper.rule(from, at, to, at, ink.text, 0.3);
  }
}

function drawCard(job: Job, grid: PrintGrid, x: number, y: number, over: number): void {
  const { paper, material } = job;
  const who = whoFor(grid);
  const inset = 5;
  const codeSize = 22;
  const textWidth = width - 2 * inset - codeSize - 4;

  // The band reaches over the edge so that no white shows where the knife slips.
  paper.rect(x - over, y - over, width + 2 * over, 9.5 + over, ink.brand);
  const placeWidth = width - 2 * inset - 26;
  paper.line({
    text: `${grid.community.name} ${grid.name}`,
    x: x + inset,
    y: y + 6.4,
    size: 10,
    weight: 'bold',
    colour: ink.paper,
    width: placeWidth,
    least: 0.5,
  });
  paper.line({
    text: '网格便民联系卡',
    x: x + width - inset,
    y: y + 6.3,
    size: 7.5,
    colour: ink.paper,
    align: 'right',
  });

  const nameWidth = Math.min(paper.widthOf(who.name, { size: 16, weight: 'bold' }), textWidth - 20);
  paper.line({ text: who.name, x: x + inset, y: y + 17.6, size: 16, weight: 'bold', width: textWidth - 20 });
  paper.line({ text: who.title, x: x + inset + nameWidth + 2, y: y + 17.6, size: 7, colour: ink.soft });
  paper.line({
    text: who.phone,
    x: x + inset,
    y: y + 24.6,
    size: 15,
    weight: 'bold',
    colour: ink.brand,
    width: textWidth,
  });

  const rows = [['时间', who.hours], ['错时', grid.shifts.join('；')], who.work].filter(([, text]) => text !== '');
  let top = y + 26.8;
  // Four lines have room above the rule.
  let left = 4;
  rows.forEach(([label = '', text = ''], index) => {
    const mostLines = Math.min(2, left - (rows.length - 1 - index));
    const row = { text, x: x + inset + 8, top, width: textWidth - 8, size: 6.5, leading: 3.4, mostLines };
    left -= Math.min(mostLines, paper.linesIn(row).length);
    paper.block({ text: label, x: x + inset, top, width: 8, size: 6.5, colour: ink.soft, leading: 3.4 });
    top = paper.block(row) + 0.4;
  });

  const codeX = x + width - inset - codeSize;
  drawCode(job, grid, codeX, y + 11.5, codeSize);
  paper.line({
    text: '微信扫码 找网格、报事情',
    x: codeX + codeSize / 2,
    y: y + 36.6,
    size: 5.5,
    colour: ink.soft,
    align: 'centre',
    width: codeSize + 2,
  });

  const desk = [
    who.isOfficer ? `${grid.desk.name} ${grid.desk.phone}` : '',
    grid.supervisionPhone && `监督 ${grid.supervisionPhone}`,
  ];
  paper.rule(x + inset, y + 43, x + width - inset, y + 43, ink.line, 0.4);
  const numbers = usefulNumbersOf(material.texts.usefulNumbers).map(({ name, number }) => `${name} ${number}`);
  // Two lines at the foot; numbers that find no room are the town's last ones.
  paper.line({
    text: desk.filter((text) => text.trim() !== '').join('　'),
    x: x + inset,
    y: y + 46.8,
    size: 6.5,
    width: width - 2 * inset,
  });
  paper.line({
    text: numbers.join('　'),
    x: x + inset,
    y: y + 50.6,
    size: 6.5,
    colour: ink.soft,
    width: width - 2 * inset,
  });
}
