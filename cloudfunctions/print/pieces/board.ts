import type { PrintGrid } from '../material';
import { drawMap } from '../setting/map';
import { ink } from '../setting/paper';
import { usefulNumbersOf } from '../useful-numbers';
import type { Job } from './job';
import { drawCode, drawPortrait, whoFor } from './parts';

/** Landscape. Everything on an A2 board is √2 times as large as on an A3 one. */
const sizes = { A3: [420, 297], A2: [594, 420] } as const;

/** A notice board (公示牌) a grid, a page each, to be hung at its entrances. */
export function drawBoards(job: Job, format: keyof typeof sizes): void {
  const [width, height] = sizes[format];
  for (const grid of job.grids) {
    job.paper.page(width, height);
    drawBoard(job, grid, width, height, width / 420);
  }
}

function drawBoard(job: Job, grid: PrintGrid, width: number, height: number, k: number): void {
  const { paper, material } = job;
  const who = whoFor(grid);
  const edge = 16 * k;

  paper.rect(0, 0, width, 42 * k, ink.brand);
  paper.line({
    text: `${grid.community.name} ${grid.name}`,
    x: edge,
    y: 27.5 * k,
    size: 52 * k,
    weight: 'bold',
    colour: ink.paper,
    width: width - 2 * edge - 82 * k,
    least: 0.5,
  });
  paper.line({ text: '网格公示牌', x: width - edge, y: 27.5 * k, size: 34 * k, colour: ink.paper, align: 'right' });

  const top = 52 * k;
  const bottom = height - 30 * k;
  const map = { x: edge, y: top, width: 208 * k, height: bottom - top };
  drawMap(paper, map, material.grids, [grid], {
    nameSize: 15 * k,
    chosen: grid.code,
    fillOf: ({ code }) => (code === grid.code ? '#cfe4f1' : ink.paper),
  });

  const x = map.x + map.width + 12 * k;
  const right = width - edge;
  const portrait = { width: 45 * k, height: 60 * k };
  drawPortrait(job, grid, x, top, portrait.width, portrait.height);
  const beside = x + portrait.width + 9 * k;
  const besideWidth = right - beside;
  paper.line({
    text: who.isOfficer ? who.title : '本网格由社区受理中心负责',
    x: beside,
    y: top + 8 * k,
    size: 18 * k,
    colour: ink.soft,
    width: besideWidth,
  });
  paper.line({ text: who.name, x: beside, y: top + 29 * k, size: 46 * k, weight: 'bold', width: besideWidth });
  paper.line({ text: '联系电话', x: beside, y: top + 42 * k, size: 16 * k, colour: ink.soft });
  paper.line({
    text: who.phone,
    x: beside,
    y: top + 57 * k,
    size: 38 * k,
    weight: 'bold',
    colour: ink.brand,
    width: besideWidth,
  });

  const codeSize = 46 * k;
  const codeTop = bottom - codeSize - 9 * k;
  let down = top + portrait.height + 9 * k;
  const rows: Array<readonly [string, string]> = [
    ['值班时间', who.hours],
    who.work,
    ['网格范围', grid.estates.join('、')],
  ];
  const leading = 9.6 * k;
  for (const [label, text] of rows) {
    const left = Math.floor((codeTop - 4 * k - down) / leading);
    if (text === '' || left < 1) continue;
    paper.block({ text: label, x, top: down, width: 30 * k, size: 18 * k, colour: ink.soft, leading });
    down =
      paper.block({
        text,
        x: x + 32 * k,
        top: down,
        width: right - x - 32 * k,
        size: 18 * k,
        leading,
        mostLines: Math.min(left, 3),
      }) +
      3 * k;
  }

  drawCode(job, grid, right - codeSize, codeTop, codeSize);
  paper.line({
    text: '微信扫码 报事情、查进度',
    x: right - codeSize / 2,
    y: bottom - 1.5 * k,
    size: 12 * k,
    colour: ink.soft,
    align: 'centre',
  });
  const phones: Array<[string, string]> = [
    ['监督电话', grid.supervisionPhone],
    [grid.desk.name, who.isOfficer ? grid.desk.phone : ''],
  ];
  const phoneWidth = right - codeSize - 8 * k - x;
  let line = codeTop + 8 * k;
  for (const [label, number] of phones) {
    if (number === '') continue;
    paper.line({ text: label, x, y: line, size: 15 * k, colour: ink.soft, width: phoneWidth });
    paper.line({ text: number, x, y: line + 11.5 * k, size: 26 * k, weight: 'bold', width: phoneWidth });
    line += 25 * k;
  }

  paper.rect(0, height - 20 * k, width, 20 * k, ink.tint);
  const numbers = usefulNumbersOf(material.texts.usefulNumbers).map(({ name, number }) => `${name} ${number}`);
  paper.line({
    text: numbers.join('　　'),
    x: edge,
    y: height - 7.5 * k,
    size: 17 * k,
    weight: 'bold',
    width: width * 0.68,
  });
  paper.line({
    text: `${grid.town.name} ${grid.community.name}`,
    x: right,
    y: height - 7.5 * k,
    size: 15 * k,
    colour: ink.soft,
    align: 'right',
  });
}
