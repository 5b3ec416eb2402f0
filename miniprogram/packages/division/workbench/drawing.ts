import { isOutsideBand } from '../band';
import { boxOf, type Corner, cornersOf, edgesOf, type Grids, holds, keyOf, lastOf, type Ring } from '../editing/ground';
import type { Finding, PlanGrid } from '../types';

/** Drawn at most: more is neither fluent nor legible. */
const mostPolygons = 60;
const mostDots = 120;

interface Point {
  longitude: number;
  latitude: number;
}
const pointOf = ([longitude, latitude]: Corner): Point => ({ longitude, latitude });

/** `#RRGGBB` of a grid by what was found about it. */
const fills = { fits: '#0f7b45', outside: '#c77700', wrong: '#c8281e' } as const;

/** What a marker's id stands for. */
export type Dot =
  | { kind: 'name'; code: string }
  | { kind: 'corner'; at: Corner }
  | { kind: 'middle'; at: Corner; edge: [Corner, Corner] };

export interface Scene {
  grids: Grids<PlanGrid>;
  findings: readonly Finding[];
  border: Ring[] | null;
  chosen: string;
  /** What is being moved or was tapped so far. */
  picked: Corner | null;
  line: readonly Corner[];
  isArea: boolean;
  /** Corners are shown of the chosen grid. */
  withCorners: boolean;
  /** West, south, east, north of what the map shows; null before it has told. */
  view: [number, number, number, number] | null;
  large: boolean;
}

/** Grids first, then what is found about the ground between them: overlaps red, uncovered grey. */
export function polygonsOf({ grids, findings, chosen, view, line, isArea }: Scene): object[] {
  const wrong = new Set(findings.filter(({ level }) => level === 'error').flatMap((one) => one.grids));
  const shown = [...grids.values()]
    .filter(({ border }) => !view || meets(boxOf(border[0] ?? []), view))
    .slice(0, mostPolygons);
  const plots = shown.map((grid) => {
    const colour = wrong.has(grid.code) ? fills.wrong : isOutsideBand(grid) ? fills.outside : fills.fits;
    const isChosen = grid.code === chosen;
    return {
      points: cornersOf(grid.border[0] ?? []).map(pointOf),
      strokeColor: isChosen ? '#0a5fd1' : colour,
      strokeWidth: isChosen ? 4 : 2,
      fillColor: `${colour}${isChosen ? '59' : '33'}`,
      zIndex: isChosen ? 2 : 1,
    };
  });
  const found = findings.flatMap(({ kind, area = [] }) =>
    area.map((ring) => ({
      points: ring.map(pointOf),
      strokeColor: kind === 'uncovered' ? '#4a5463' : '#c8281e',
      strokeWidth: 2,
      fillColor: kind === 'uncovered' ? '#4a546366' : '#c8281e80',
      zIndex: 3,
    })),
  );
  const draft =
    isArea && line.length > 2
      ? [{ points: line.map(pointOf), strokeColor: '#0a5fd1', strokeWidth: 0, fillColor: '#0a5fd133', zIndex: 4 }]
      : [];
  return [...plots, ...found, ...draft];
}

/** The community's border, holes of grids, the line that is being drawn, the hatching of overlaps. */
export function polylinesOf({ grids, border, findings, line, isArea, picked }: Scene): object[] {
  const rim = (border ?? []).map((ring) => ({
    points: ring.map(pointOf),
    color: '#17202c',
    width: 2,
    dottedLine: true,
  }));
  const holes = [...grids.values()].flatMap((grid) =>
    grid.border.slice(1).map((ring) => ({ points: ring.map(pointOf), color: '#0f7b45', width: 2 })),
  );
  const hatching = findings
    .filter(({ kind }) => kind === 'overlap')
    .flatMap(({ area = [] }) => area.flatMap(hatch))
    .map((points) => ({ points: points.map(pointOf), color: '#c8281e', width: 2 }));
  const [first] = line;
  const drawn = isArea && first && line.length > 2 ? [...line, first] : line;
  const mine = drawn.length > 1 ? [{ points: drawn.map(pointOf), color: '#0a5fd1', width: 4 }] : [];
  const arms = picked
    ? armsOf(grids, picked).map((to) => ({ points: [picked, to].map(pointOf), color: '#0a5fd1', width: 4 }))
    : [];
  return [...rim, ...holes, ...hatching, ...mine, ...arms];
}

/** Names, and the dots of the chosen grid's corners that are in view. A marker's id is the index of what it stands for. */
export function markersOf({ grids, chosen, picked, line, withCorners, view, large }: Scene): {
  markers: object[];
  dots: Dot[];
} {
  const dots: Dot[] = [];
  const markers: object[] = [];
  const add = (dot: Dot, marker: object): void => {
    markers.push({ id: dots.length, ...marker });
    dots.push(dot);
  };
  const inView = (at: Corner): boolean =>
    !view || (at[0] >= view[0] && at[0] <= view[2] && at[1] >= view[1] && at[1] <= view[3]);
  const outer = grids.get(chosen)?.border ?? [];
  if (withCorners) {
    const edges = outer.flatMap(edgesOf).slice(0, mostDots * 4);
    for (const [from] of edges.filter(([at]) => inView(at)).slice(0, mostDots)) {
      const isPicked = picked !== null && keyOf(picked) === keyOf(from);
      add({ kind: 'corner', at: from }, dotAt(from, isPicked ? 'picked' : 'corner', isPicked ? 28 : 22, '角'));
    }
    for (const edge of edges) {
      const middle: Corner = [(edge[0][0] + edge[1][0]) / 2, (edge[0][1] + edge[1][1]) / 2];
      if (inView(middle) && dots.length < mostDots) {
        add({ kind: 'middle', at: middle, edge }, dotAt(middle, 'middle', 16, '边的中间，点了加一个角'));
      }
    }
    return { markers, dots };
  }
  for (const at of line) add({ kind: 'corner', at }, dotAt(at, 'picked', 20, '画的点'));
  for (const grid of grids.values()) {
    const at = middleOf(grid.border);
    if (markers.length < mostDots && inView(at))
      add({ kind: 'name', code: grid.code }, nameAt(at, grid.name, large ? 17 : 13));
  }
  return { markers, dots };
}

const dotAt = ([longitude, latitude]: Corner, picture: string, size: number, ariaLabel: string) => ({
  longitude,
  latitude,
  iconPath: `/packages/division/workbench/${picture}.png`,
  width: size,
  height: size,
  anchor: { x: 0.5, y: 0.5 },
  ariaLabel,
});

function nameAt(at: Corner, name: string, fontSize: number): object {
  const content = name.replace(/[（(].*[）)]$/, '');
  const label = {
    content,
    color: '#17202c',
    fontSize,
    padding: 2,
    borderRadius: 4,
    bgColor: '#ffffffcc',
    textAlign: 'center',
    // A label begins at its marker: half of its width to the left, half of its height up.
    anchorX: -Math.round((content.length * fontSize) / 2) - 2,
    anchorY: -Math.round(fontSize * 0.7) - 2,
  };
  return { ...dotAt(at, 'clear', 2, name), label };
}

/** The corners a corner is joined to by edges, of all grids. */
function armsOf(grids: Grids<PlanGrid>, corner: Corner): Corner[] {
  const key = keyOf(corner);
  const ends = [...grids.values()]
    .flatMap(({ border }) => border.flatMap(edgesOf))
    .flatMap(([a, b]) => {
      if (keyOf(a) === key) return [b];
      return keyOf(b) === key ? [a] : [];
    });
  return [...new Map(ends.map((end) => [keyOf(end), end])).values()];
}

/** Where a name stands: in the middle of the widest stretch of ground at half height. */
export function middleOf(border: Ring[]): Corner {
  const [west, south, east, north] = boxOf(border[0] ?? []);
  const y = (south + north) / 2 + (north - south) * 1e-4;
  const crossings = border
    .flatMap(edgesOf)
    .filter(([a, b]) => a[1] > y !== b[1] > y)
    .map(([a, b]) => a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    .sort((a, b) => a - b);
  let best: [number, number] = [west, east];
  let width = 0;
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const [from, to] = [crossings[index] as number, crossings[index + 1] as number];
    if (to - from > width) [best, width] = [[from, to], to - from];
  }
  return [(best[0] + best[1]) / 2, y];
}

/** Slanting lines over a piece of ground, about ten. */
function hatch(ring: Ring): Corner[][] {
  const [west, south, east, north] = boxOf(ring);
  const [width, height] = [east - west, north - south];
  const lines: Corner[][] = [];
  const steps = 40;
  for (let start = 1; start < 12; start++) {
    let run: Corner[] = [];
    for (let step = 0; step <= steps; step++) {
      const across = start / 6 - step / steps;
      const at: Corner = [west + across * width, south + (step / steps) * height];
      if (holds([ring], at)) run.push(at);
      else {
        if (run.length > 1) lines.push([run[0] as Corner, lastOf(run) as Corner]);
        run = [];
      }
    }
    if (run.length > 1) lines.push([run[0] as Corner, lastOf(run) as Corner]);
  }
  return lines;
}

const meets = (a: [number, number, number, number], b: [number, number, number, number]): boolean =>
  a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
