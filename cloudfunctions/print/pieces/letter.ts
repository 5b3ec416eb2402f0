import { letterOf } from '../../grid/letter';
import { chinaTime } from '../../platform/duty-hours';
import type { PrintGrid } from '../material';
import { baselineIn, ink } from '../setting/paper';
import type { Job } from './job';
import { drawCode, whoFor } from './parts';

const page = { width: 210, height: 297, edge: 28, top: 34, bottom: 272 };
const size = 12;
const leading = 8;

/** A letter (一封信) for each grid, A4; long text goes on on further pages. */
export function drawLetters(job: Job): void {
  for (const grid of job.grids) drawLetter(job, grid);
}

function drawLetter(job: Job, grid: PrintGrid): void {
  const { paper, material, now } = job;
  const letter = letterOf(material.texts.letter, grid);
  const width = page.width - 2 * page.edge;
  paper.page(page.width, page.height);
  paper.line({
    text: letter.title,
    x: page.width / 2,
    y: page.top + 6,
    size: 24,
    weight: 'bold',
    align: 'centre',
    width,
  });
  let y = page.top + 18;

  const next = (): void => {
    paper.page(page.width, page.height);
    y = page.edge;
  };
  for (const [index, text] of letter.paragraphs.entries()) {
    // The salutation stands at the edge, as in any Chinese letter.
    const indent = index === 0 ? 0 : 2;
    const lines = paper.linesIn({ text, width, size, indent });
    for (const [number, line] of lines.entries()) {
      if (y + leading > page.bottom) next();
      const inset = number === 0 ? indent * size * 0.3528 : 0;
      paper.line({ text: line, x: page.edge + inset, y: y + baselineIn(leading, size), size });
      y += leading;
    }
  }

  // Whoever signs, the card and the code stay together.
  const foot = 58;
  if (y + foot > page.bottom + 8) next();
  y += 6;
  const codeSize = 34;
  const who = whoFor(grid);
  drawCode(job, grid, page.edge, y, codeSize);
  paper.line({
    text: '微信扫一扫',
    x: page.edge + codeSize / 2,
    y: y + codeSize + 4,
    size: 8.5,
    colour: ink.soft,
    align: 'centre',
  });
  const beside = page.edge + codeSize + 6;
  const right = page.width - page.edge;
  const besideWidth = 52;
  paper.line({ text: who.title || '本网格联系', x: beside, y: y + 6, size: 9, colour: ink.soft });
  paper.line({ text: who.name, x: beside, y: y + 14.5, size: 16, weight: 'bold', width: besideWidth });
  paper.line({
    text: who.phone,
    x: beside,
    y: y + 23,
    size: 14,
    weight: 'bold',
    colour: ink.brand,
    width: besideWidth,
  });
  if (grid.supervisionPhone)
    paper.line({
      text: `监督电话 ${grid.supervisionPhone}`,
      x: beside,
      y: y + 31,
      size: 9,
      colour: ink.soft,
      width: besideWidth,
    });

  // Room for the seal: over the community's name and the date.
  const signed = [...letter.signedBy, chinaTime(now).format('YYYY 年 M 月 D 日')];
  signed.forEach((text, index) => {
    paper.line({ text, x: right, y: y + 14.5 + index * leading, size, align: 'right', width: 58 });
  });
  paper.line({
    text: '（社区盖章）',
    x: right,
    y: y + 14.5 + signed.length * leading,
    size: 8.5,
    colour: ink.soft,
    align: 'right',
  });
}
