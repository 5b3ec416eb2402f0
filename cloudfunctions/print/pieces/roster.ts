import { chinaTime } from '../../platform/duty-hours';
import type { PrintGrid } from '../material';
import { ink } from '../setting/paper';
import type { Job } from './job';
import { drawPageNumbers } from './page-numbers';
import { whoFor } from './parts';
import { type Column, drawTable } from './table';

/** A4 landscape. */
const page = { width: 297, height: 210, edge: 15 };

const columns: ReadonlyArray<Column<PrintGrid>> = [
  { title: '网格', width: 42, text: ({ name }) => name },
  { title: '类型', width: 24, text: ({ kindName }) => kindName },
  { title: '责任人', width: 36, text: (grid) => (grid.officer ? grid.officer.name : `空缺（${whoFor(grid).name}）`) },
  { title: '联系电话', width: 34, text: (grid) => whoFor(grid).phone },
  { title: '户数', width: 16, align: 'right', text: ({ households }) => String(households) },
  { title: '人口', width: 18, align: 'right', text: ({ people }) => String(people) },
  { title: '小区、路段或村民组', width: 97, text: ({ estates }) => estates.join('、') },
];

/** The roster (花名册) of a community's grids. */
export function drawRoster({ paper, material, now }: Job): void {
  const { community, grids, townName } = material;
  const sum = (of: (grid: PrintGrid) => number): number => grids.reduce((total, grid) => total + of(grid), 0);
  paper.page(page.width, page.height);
  paper.line({
    text: `${townName} ${community.shortName} 网格花名册`,
    x: page.edge,
    y: 24,
    size: 20,
    weight: 'bold',
    width: 180,
  });
  paper.line({
    text: `共 ${grids.length} 个网格，${sum(({ households }) => households)} 户，${sum(({ people }) => people)} 人　${chinaTime(now).format('YYYY 年 M 月 D 日')}`,
    x: page.width - page.edge,
    y: 24,
    size: 10,
    colour: ink.soft,
    align: 'right',
  });
  drawTable(paper, columns, grids, {
    x: page.edge,
    top: 30,
    bottom: page.height - 18,
    next: () => {
      paper.page(page.width, page.height);
      return page.edge;
    },
  });
  drawPageNumbers(paper, page.width, page.height);
}
