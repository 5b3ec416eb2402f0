import { chinaTime } from '../../platform/duty-hours';
import type { PrintGrid } from '../material';
import { drawMap } from '../setting/map';
import { ink } from '../setting/paper';
import type { Job } from './job';
import { whoFor } from './parts';
import { type Column, drawTable } from './table';

/** Pale enough to read names on, apart in grey as well. */
const colours = ['#d6e8f4', '#fbe3c9', '#d9eed3', '#f2d9e3', '#e4def3', '#fbf3c4'];

const legend: ReadonlyArray<Column<PrintGrid>> = [
  { title: '网格', width: 40, text: ({ name }) => name },
  { title: '责任人', width: 32, text: (grid) => whoFor(grid).name },
  { title: '联系电话', width: 34, text: (grid) => whoFor(grid).phone },
  { title: '户数', width: 15, align: 'right', text: ({ households }) => String(households) },
];

/** The atlas (网格图谱) of a community: an A3 overview with its legend, then an A4 sheet a grid. */
export function drawAtlas(job: Job): void {
  drawOverview(job);
  for (const grid of job.material.grids) drawSheet(job, grid);
}

function drawOverview({ paper, material, now }: Job): void {
  const { community, grids, townName } = material;
  const edge = 15;
  const legendWidth = legend.reduce((sum, { width }) => sum + width, 0);
  const legendX = 420 - edge - legendWidth;
  const open = (title: string): void => {
    paper.page(420, 297);
    paper.line({ text: title, x: edge, y: 27, size: 30, weight: 'bold', width: 300 });
    paper.line({
      text: `${townName}　${chinaTime(now).format('YYYY 年 M 月 D 日')}`,
      x: 420 - edge,
      y: 27,
      size: 12,
      colour: ink.soft,
      align: 'right',
    });
  };
  open(`${community.shortName} 网格图谱`);
  const fills = new Map(grids.map(({ code }, index) => [code, colours[index % colours.length] ?? ink.tint]));
  drawMap(paper, { x: edge, y: 36, width: legendX - 8 - edge, height: 297 - 36 - edge }, grids, grids, {
    nameSize: grids.length > 30 ? 9 : 12,
    fillOf: ({ code }) => fills.get(code) ?? ink.tint,
  });
  drawTable(paper, legend, grids, {
    x: legendX,
    top: 36,
    bottom: 297 - edge,
    next: () => {
      open(`${community.shortName} 网格图谱（续表）`);
      return 36;
    },
  });
}

function drawSheet({ paper, material }: Job, grid: PrintGrid): void {
  const edge = 15;
  const who = whoFor(grid);
  paper.page(210, 297);
  paper.line({ text: `${grid.community.name} ${grid.name}`, x: edge, y: 26, size: 22, weight: 'bold', width: 140 });
  paper.line({ text: grid.kindName, x: 210 - edge, y: 26, size: 11, colour: ink.soft, align: 'right' });
  drawMap(paper, { x: edge, y: 34, width: 180, height: 190 }, material.grids, [grid], {
    nameSize: 11,
    chosen: grid.code,
    fillOf: ({ code }) => (code === grid.code ? '#cfe4f1' : ink.paper),
  });
  const rows: Array<[string, string]> = [
    [who.isOfficer ? '责任人' : '联系', `${who.name}　${who.phone}`],
    ['规模', `${grid.households} 户，${grid.people} 人`],
    ['范围', grid.estates.join('、')],
    ['受理中心', `${grid.desk.name}　${grid.desk.phone}`],
    ['监督电话', grid.supervisionPhone],
  ];
  let top = 231;
  for (const [label, text] of rows) {
    if (text === '') continue;
    paper.block({ text: label, x: edge, top, width: 24, size: 11, colour: ink.soft, leading: 7 });
    top = paper.block({ text, x: edge + 26, top, width: 154, size: 11, leading: 7, mostLines: 2 }) + 1.5;
  }
}
