import type { Point } from '../../cloudfunctions/exchange/border';
import { type GridKind, gridKindNames } from '../../cloudfunctions/grid/grid';
import { type Lattice, makeLattice } from './lattice';
import type { Random } from './random';
import { communityPlans, layout, townSize, unusualSizes } from './town';

/** A grid of the demo town. The border is a closed ring in WGS-84 degrees. */
export interface DemoGrid {
  code: string;
  name: string;
  kind: GridKind;
  community: string;
  households: number;
  people: number;
  estates: string[];
  border: Point[];
}

export interface DemoGround {
  grids: DemoGrid[];
  /** The ring around the town, which the grids tile. */
  outline: Point[];
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Divides the town: one cell of the street lattice is one grid. */
export function makeGround(random: Random): DemoGround {
  const { centre, columns, rows } = townSize;
  const lattice = makeLattice({ centre: [...centre], columns, rows }, random);
  const grids = communityPlans.flatMap((plan) =>
    cellsOf(plan.letter).map((cell, index) => {
      const { kind, estates } = plan.grids[index] ?? { kind: 'propertyManaged', estates: [] };
      const code = `${plan.code}${String(index + 1).padStart(3, '0')}`;
      return {
        code,
        name: `第${ordinals[index]}网格(${kind === 'dedicated' ? '专属' : '基础'})`,
        kind,
        community: plan.code,
        estates,
        ...sizeOf(code, random),
        border: borderOf(lattice, cell),
      };
    }),
  );
  return { grids, outline: lattice.outline };
}

/** The FeatureCollection a survey office would hand over. */
export function groundGeoJson(grids: readonly DemoGrid[]): string {
  const features = grids.map(({ border, kind, ...properties }) => ({
    type: 'Feature',
    properties: { ...properties, kind: gridKindNames[kind], estates: properties.estates.join('；') },
    geometry: { type: 'Polygon', coordinates: [border] },
  }));
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","name":"grids","features":[\n${lines}\n]}\n`;
}

interface Cell {
  row: number;
  column: number;
}

/** The cells of a community as grids are numbered: from west to east, then from north to south. */
function cellsOf(letter: string): Cell[] {
  return layout.flatMap((line, row) => [...line].flatMap((sign, column) => (sign === letter ? [{ row, column }] : [])));
}

function borderOf(lattice: Lattice, { row, column }: Cell): Point[] {
  return lattice.cell(row, column);
}

function sizeOf(code: string, random: Random): { households: number; people: number } {
  const households = random.whole(345, 492);
  const drawn = Math.round(households * random.between(2.85, 3.15));
  const [unusualHouseholds, unusualPeople] = unusualSizes[code] ?? [];
  return {
    households: unusualHouseholds ?? households,
    people: unusualPeople ?? Math.min(1496, Math.max(1004, drawn)),
  };
}
