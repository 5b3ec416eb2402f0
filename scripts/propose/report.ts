import type { Proposal } from '../../cloudfunctions/division/propose/propose';
import { planBand, type Size, sizeOf } from '../../cloudfunctions/division/propose/size';
import { type OutsideReason, whyOutside } from '../../cloudfunctions/division/propose/why-outside';
import { gridCode, gridName, type Numbering } from './grids-geojson';

const reasons: Record<OutsideReason, string> = {
  fewPeople: '全社区的户数或人数不够一个网格',
  noCountFits: '按全社区每户人数，分成几个网格都不能让户数和人数同时落在范围内',
  largeAddress: '有的地址户数很多，一处不能分给两个网格',
  shape: '再匀就会把网格拆成几块，或边界过于曲折',
};

/** How good a proposal is, for the person at the terminal. */
export function reportText(proposal: Proposal, addresses: readonly Size[], numbering: Numbering, seed: number): string {
  const { grids, average, quality } = proposal;
  const total = sizeOf(addresses);
  const outside = grids.flatMap((grid, index) => (grid.isOutside ? [{ grid, index }] : []));
  const [households, people] = [planBand.households.join('–'), planBand.people.join('–')];
  return [
    `划分建议：社区 ${numbering.community}，${addresses.length} 处地址，${total.households} 户、${total.people} 人，分为 ${grids.length} 个网格（种子 ${seed}）`,
    `平均每个网格 ${average.households.toFixed(1)} 户、${average.people.toFixed(1)} 人；规模范围 ${households} 户、${people} 人`,
    '',
    ...grids.map((grid, index) => {
      const parts = [
        `${grid.households} 户`,
        `${grid.people} 人`,
        `户数偏差 ${signed(grid.deviation)}`,
        `紧凑度 ${grid.compactness.toFixed(2)}`,
        ...(grid.isOutside ? ['超出范围'] : []),
      ];
      return `${gridCode(numbering, index)}　${gridName(index)}　${parts.join('　')}`;
    }),
    '',
    `户数偏差：最大 ${percent(quality.largestDeviation)}，平均 ${percent(quality.meanDeviation)}`,
    `紧凑度：最低 ${quality.leastCompactness.toFixed(2)}，平均 ${quality.meanCompactness.toFixed(2)}（圆为 1，正方形为 0.79）`,
    `超出范围的网格：${outside.length} 个`,
    ...outside.map(({ grid, index }) => {
      const why = reasons[whyOutside(grid, addresses, average, grids.length, planBand)];
      return `　${gridName(index)}（${grid.households} 户、${grid.people} 人）：${why}`;
    }),
  ].join('\n');
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const signed = (share: number): string => `${share >= 0 ? '+' : '−'}${percent(Math.abs(share))}`;
