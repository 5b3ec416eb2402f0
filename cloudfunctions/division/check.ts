import { kinks } from '@turf/kinks';
import { overlapToleranceSquareMetres } from '../exchange/border';
import type { Grid } from '../grid/grid';
import { outlineOf } from '../grid/outline';
import { standing } from './band';
import type { PlanGrid } from './plan';
import type { Finding } from './presenter';
import { piecesOf, type Rings, type Shape, shapeOf, shared, squareMetres, together, without } from './shape';

/** Slivers along a border that two people drew are no ground anybody misses. */
const uncoveredToleranceSquareMetres = 200;
/** More help nobody; the largest come first. */
const mostPieces = 12;

/** Copies of one grid overlap each with each; a list that nobody reads to its end must not outgrow a reply. */
const mostFindings = 200;
const mostDrawn = 40;

/** At the equator, where it is largest. */
const squareMetresPerSquareDegree = 111_320 ** 2;

export interface Checked {
  grids: readonly PlanGrid[];
  /** What the community covers, with who says so: a border of its own, or the grids in force. */
  border: { rings: Rings[]; isOwn: boolean } | null;
  /** Grids in force of the communities around. */
  neighbours: ReadonlyArray<Pick<Grid, 'code' | 'name' | 'communityName' | 'borderGcj02'>>;
}

/** Pure: all that a plan must not be, or should not be without a word. Errors first. */
export function checkPlan({ grids, border, neighbours }: Checked): Finding[] {
  const crossing = grids.flatMap(crossingOf);
  const crossed = new Set(crossing.flatMap((finding) => finding.grids));
  // Of a border that crosses itself nobody can say what it covers.
  const sound = grids
    .filter(({ code }) => !crossed.has(code))
    .map((grid) => ({ grid, ground: shapeOf(grid.border), box: boxOf(grid.border) }));
  const beside = neighbours.map((other) => {
    const rings = other.borderGcj02.coordinates;
    return { other, ground: shapeOf(rings), box: boxOf(rings) };
  });
  const findings = [
    ...crossing,
    ...sound.flatMap(({ grid, ground, box }, index) => [
      ...smallness(grid, ground),
      ...sound
        .slice(index + 1)
        .filter((other) => mayOverlap(box, other.box))
        .flatMap((other) => overlapOf(grid, ground, other.grid, other.ground)),
      ...beside
        .filter((one) => mayOverlap(box, one.box))
        .flatMap((one) => overlapWithNeighbour(grid, ground, one.other, one.ground)),
    ]),
    ...(border?.isOwn ? outsideOf(sound, border.rings) : []),
    ...(border && crossed.size === 0 ? uncoveredOf(border.rings, together(sound.map(({ ground }) => ground))) : []),
    ...grids.flatMap(sizeOf),
    ...namesTwice(grids),
  ];
  return findings
    .sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'))
    .slice(0, mostFindings)
    .map((finding, index) => (index < mostDrawn ? finding : undrawn(finding)));
}

/** Most grids lie far apart or meet along a line: their boxes tell, for a thousandth of what cutting borders costs. */
function mayOverlap(a: Box, b: Box): boolean {
  const width = Math.min(a.east, b.east) - Math.max(a.west, b.west);
  const height = Math.min(a.north, b.north) - Math.max(a.south, b.south);
  // Nothing two grids share is larger than what their boxes share.
  return width > 0 && height > 0 && width * height * squareMetresPerSquareDegree > overlapToleranceSquareMetres;
}

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

function boxOf([outer = []]: Rings): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [longitude, latitude] of outer) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  return box;
}

function undrawn({ area: _, ...finding }: Finding): Finding {
  return finding;
}

function crossingOf({ code, name, border }: PlanGrid): Finding[] {
  const [at] = kinks(shapeOf(border)).features;
  if (!at) return [];
  const [longitude = 0, latitude = 0] = at.geometry.coordinates;
  const spot: Rings = [around([longitude, latitude])];
  return [
    {
      kind: 'selfCrossing',
      level: 'error',
      grids: [code],
      words: `${name}的边界自己交叉了，请移开交叉处的角`,
      area: spot,
    },
  ];
}

/** Some 20 m, for a map to show where. */
function around([x, y]: [number, number]): Rings[number] {
  const [dx, dy] = [0.0001, 0.0001];
  return [
    [x - dx, y - dy],
    [x + dx, y - dy],
    [x + dx, y + dy],
    [x - dx, y + dy],
    [x - dx, y - dy],
  ];
}

function smallness({ code, name }: PlanGrid, ground: Shape): Finding[] {
  if (squareMetres(ground) >= 100) return [];
  return [{ kind: 'tooSmall', level: 'error', grids: [code], words: `${name}的范围太小，请重新画` }];
}

function overlapOf(one: PlanGrid, ground: Shape, other: PlanGrid, otherGround: Shape): Finding[] {
  const both = shared(ground, otherGround);
  const metres = squareMetres(both);
  if (metres <= overlapToleranceSquareMetres) return [];
  const words = `${one.name}和${other.name}重叠了约 ${sizeText(metres)}`;
  return [{ kind: 'overlap', level: 'error', grids: [one.code, other.code], words, ...drawn(both, metres) }];
}

function overlapWithNeighbour(
  grid: PlanGrid,
  ground: Shape,
  other: Checked['neighbours'][number],
  otherGround: Shape,
): Finding[] {
  const both = shared(ground, otherGround);
  const metres = squareMetres(both);
  if (metres <= overlapToleranceSquareMetres) return [];
  const words = `${grid.name}画进了${other.communityName}${other.name}，约 ${sizeText(metres)}`;
  return [{ kind: 'outside', level: 'error', grids: [grid.code, other.code], words, ...drawn(both, metres) }];
}

function outsideOf(sound: ReadonlyArray<{ grid: PlanGrid; ground: Shape }>, border: readonly Rings[]): Finding[] {
  const own = together(border.map(shapeOf));
  return sound.flatMap(({ grid, ground }) => {
    const beyond = without(ground, own);
    const metres = squareMetres(beyond);
    if (metres <= uncoveredToleranceSquareMetres) return [];
    const words = `${grid.name}有约 ${sizeText(metres)}画到了社区边界外`;
    return [{ kind: 'outside' as const, level: 'error' as const, grids: [grid.code], words, ...drawn(beyond, metres) }];
  });
}

function uncoveredOf(border: readonly Rings[], covered: Shape): Finding[] {
  const missing = without(together(border.map(shapeOf)), covered);
  return piecesOf(missing)
    .map((rings) => ({ rings, metres: squareMetres(shapeOf(rings)) }))
    .filter(({ metres }) => metres > uncoveredToleranceSquareMetres)
    .slice(0, mostPieces)
    .map(({ rings, metres }) => ({
      kind: 'uncovered',
      level: 'warning',
      grids: [],
      words: `有约 ${sizeText(metres)}没有划进任何网格`,
      squareMetres: Math.round(metres),
      area: [outerOf(rings)],
    }));
}

function sizeOf(grid: PlanGrid): Finding[] {
  const { code, name, kind, households, people, reason } = grid;
  if (kind !== 'dedicated' && households === 0) {
    return [{ kind: 'noHouseholds', level: 'warning', grids: [code], words: `${name}还没有户数，请填写或导入住户点` }];
  }
  const stands = standing(grid);
  if (stands === 'within') return [];
  const words = `${name}有 ${households} 户、${people} 人，${stands === 'above' ? '超过' : '不足'}每个网格 300–500 户、1000–1500 人${
    reason ? `（已说明：${reason}）` : '，请说明原因'
  }`;
  return [{ kind: stands === 'above' ? 'aboveBand' : 'belowBand', level: 'warning', grids: [code], words }];
}

function namesTwice(grids: readonly PlanGrid[]): Finding[] {
  return grids.flatMap((grid, index) => {
    const other = grids.slice(0, index).find(({ name }) => name === grid.name);
    if (!other) return [];
    const words = `有两个网格都叫${grid.name}，请改一个名称`;
    return [{ kind: 'duplicateName' as const, level: 'error' as const, grids: [other.code, grid.code], words }];
  });
}

function drawn(ground: Shape, metres: number): Pick<Finding, 'squareMetres' | 'area'> {
  return {
    squareMetres: Math.round(metres),
    area: piecesOf(ground).slice(0, 4).map(outerOf),
  };
}

/** What a map draws of a piece, to 0.1 m: cuts have fifteen digits. */
function outerOf(rings: Rings): Rings[number] {
  const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  return outlineOf(rings[0] ?? []).map(([longitude, latitude]) => [round(longitude), round(latitude)]);
}

/** `350 平方米`, `1.2 公顷` */
function sizeText(metres: number): string {
  return metres < 10_000 ? `${Math.round(metres)} 平方米` : `${(metres / 10_000).toFixed(1)} 公顷`;
}
