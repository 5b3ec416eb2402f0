import type { Corner } from '../../grid/outline';
import { ink, mm, type Paper } from './paper';

/** A grid as a map draws it. */
export interface MapGrid {
  code: string;
  name: string;
  border: readonly Corner[];
  centre: { longitude: number; latitude: number };
}

export interface MapFrame {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MapLook {
  /** Points of the names. */
  nameSize: number;
  fillOf: (grid: MapGrid) => string;
  /** Whose name stands in bold and whose border is drawn strong. */
  chosen?: string;
}

/** Metres of a degree of latitude. */
const degree = 111_320;

/**
 * Draws grids in a frame so that `about` fill it, cut at its edge, north up, with names where they have room, a scale bar and
 * a north arrow. A community is a few kilometres: a plane on which a degree of longitude is shorter by the cosine of
 * the latitude errs by less than a line is wide.
 */
export function drawMap(
  paper: Paper,
  frame: MapFrame,
  grids: readonly MapGrid[],
  about: readonly MapGrid[],
  look: MapLook,
): void {
  const { doc } = paper;
  const view = viewOf(frame, about);
  doc.save();
  doc.rect(frame.x * mm, frame.y * mm, frame.width * mm, frame.height * mm).clip();
  paper.rect(frame.x, frame.y, frame.width, frame.height, '#f6f7f8');
  const drawn = grids.filter((grid) => grid.border.length > 3 && reachesInto(grid, frame, view));
  const last = drawn.filter(({ code }) => code === look.chosen);
  for (const grid of [...drawn.filter((one) => !last.includes(one)), ...last]) {
    const isChosen = grid.code === look.chosen;
    grid.border.forEach((corner, index) => {
      const [x, y] = view.place(corner);
      if (index === 0) doc.moveTo(x * mm, y * mm);
      else doc.lineTo(x * mm, y * mm);
    });
    doc
      .closePath()
      .lineWidth(isChosen ? 2 : 0.8)
      .lineJoin('round');
    doc.fillAndStroke(look.fillOf(grid), isChosen ? ink.brand : '#7f8a94');
  }
  drawNames(paper, frame, drawn, view, look);
  doc.restore();
  paper.frame(frame.x, frame.y, frame.width, frame.height, ink.line, 0.8);
  drawScale(paper, frame, view.millimetresPerMetre, look.nameSize);
  drawNorth(paper, frame, look.nameSize);
}

interface View {
  place(corner: Corner): [x: number, y: number];
  millimetresPerMetre: number;
}

function viewOf(frame: MapFrame, about: readonly MapGrid[]): View {
  const corners = about.flatMap(({ border }) => border);
  const longitudes = corners.map(([longitude]) => longitude);
  const latitudes = corners.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const middle = [(west + east) / 2, (south + north) / 2] as const;
  const shrink = Math.cos((middle[1] * Math.PI) / 180);
  const metres = [Math.max((east - west) * degree * shrink, 20), Math.max((north - south) * degree, 20)] as const;
  // Room around it for neighbours, the scale and the arrow.
  const scale = Math.min((frame.width * 0.8) / metres[0], (frame.height * 0.8) / metres[1]);
  return {
    millimetresPerMetre: scale,
    place: ([longitude, latitude]) => [
      frame.x + frame.width / 2 + (longitude - middle[0]) * degree * shrink * scale,
      frame.y + frame.height / 2 - (latitude - middle[1]) * degree * scale,
    ],
  };
}

/** Whether something of a grid is seen; of a community's fifty a board shows a handful. */
function reachesInto({ border }: MapGrid, frame: MapFrame, view: View): boolean {
  const corners = border.map((corner) => view.place(corner));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const across = Math.max(...xs) > frame.x && Math.min(...xs) < frame.x + frame.width;
  return across && Math.max(...ys) > frame.y && Math.min(...ys) < frame.y + frame.height;
}

/** Names where they stand clear of each other and of the frame, the chosen grid's first. */
function drawNames(paper: Paper, frame: MapFrame, grids: readonly MapGrid[], view: View, look: MapLook): void {
  const taken: Array<[left: number, top: number, right: number, bottom: number]> = [
    // the scale bar's and the arrow's corners
    [frame.x, frame.y + frame.height - look.nameSize, frame.x + frame.width * 0.4, frame.y + frame.height],
    [frame.x + frame.width - look.nameSize * 0.9, frame.y, frame.x + frame.width, frame.y + look.nameSize * 1.3],
  ];
  const first = grids.filter(({ code }) => code === look.chosen);
  for (const grid of [...first, ...grids.filter((one) => !first.includes(one))]) {
    const isChosen = grid.code === look.chosen;
    const style = {
      size: look.nameSize * (isChosen ? 1.25 : 1),
      weight: isChosen ? ('bold' as const) : ('regular' as const),
    };
    const [x, y] = middleInView(grid, frame, view);
    // The chosen grid's name stands in its ground, however long it is.
    const most = isChosen ? widthOf(grid, view) * 0.9 : frame.width;
    const wide = Math.min(paper.widthOf(grid.name, style), most) / 2 + 0.8;
    const high = (style.size * 0.6) / mm;
    const box = [x - wide, y - high, x + wide, y + high] as const;
    const outside =
      box[0] < frame.x || box[1] < frame.y || box[2] > frame.x + frame.width || box[3] > frame.y + frame.height;
    const covers = taken.some(
      ([left, top, right, bottom]) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top,
    );
    if (outside || covers) continue;
    taken.push([...box]);
    paper.line({
      text: grid.name,
      x,
      width: most,
      y: y + (style.size * 0.38) / mm,
      align: 'centre',
      colour: isChosen ? ink.brand : ink.text,
      ...style,
    });
  }
}

function widthOf({ border }: MapGrid, view: View): number {
  const xs = border.map((corner) => view.place(corner)[0]);
  return Math.max(...xs) - Math.min(...xs);
}

/** The middle of what can be seen of a grid: a neighbour is cut off by the frame, its centre lies outside. */
function middleInView(grid: MapGrid, frame: MapFrame, view: View): [x: number, y: number] {
  const corners = grid.border.map((corner) => view.place(corner));
  const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);
  const inView = corners.every(
    ([x, y]) => x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height,
  );
  if (inView) return view.place([grid.centre.longitude, grid.centre.latitude]);
  const xs = corners.map(([x]) => clamp(x, frame.x, frame.x + frame.width));
  const ys = corners.map(([, y]) => clamp(y, frame.y, frame.y + frame.height));
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

const roundLengths = [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5];

function drawScale(paper: Paper, frame: MapFrame, millimetresPerMetre: number, size: number): void {
  const most = frame.width * 0.25;
  const metres = roundLengths.find((length) => length * millimetresPerMetre <= most) ?? 5;
  const [x, y] = [frame.x + 4, frame.y + frame.height - 4];
  const end = x + metres * millimetresPerMetre;
  paper.rule(x, y, end, y, ink.text, 1.2);
  for (const at of [x, end]) paper.rule(at, y - 1.5, at, y, ink.text, 1.2);
  paper.line({ text: metres >= 1000 ? `${metres / 1000} 公里` : `${metres} 米`, x: end + 1.5, y, size: size * 0.8 });
}

function drawNorth(paper: Paper, frame: MapFrame, size: number): void {
  const [x, y, half, high] = [frame.x + frame.width - size * 0.45, frame.y + 3, size * 0.14, size * 0.55];
  paper.doc
    .moveTo(x * mm, y * mm)
    .lineTo((x + half) * mm, (y + high) * mm)
    .lineTo(x * mm, (y + high * 0.75) * mm)
    .lineTo((x - half) * mm, (y + high) * mm)
    .closePath()
    .fill(ink.text);
  paper.line({ text: '北', x, y: y + high + (size * 0.95) / mm, size: size * 0.8, align: 'centre' });
}
