import type { AtlasView } from './types';

type GridOnMap = AtlasView['grids'][number];
type Corner = GridOnMap['border'][number];

/** What a tap on a name opens. */
export interface Named {
  kind: 'place' | 'grid';
  code: string;
  name: string;
}

/** A view as the map draws it. A marker's id is the index of its name. */
export interface Drawing {
  polygons: object[];
  markers: object[];
  names: Named[];
}

/** Soft colours, so that communities beside each other are told apart. */
const colours = ['#0a5fd1', '#0f7b45', '#9a5800', '#7a3fb5', '#0b7285', '#b0356b'] as const;
/** Grids stand wide enough apart for their names from here on, or when there are few. */
const namesFrom = 15;
const few = 40;

export interface DrawOptions {
  zoom: number;
  large: boolean;
  /** Code of the place people went down to: its own grids stand out from those around. */
  place: string;
  /** Code of the grid whose card is open, or ''. */
  chosen: string;
}

export function draw(view: AtlasView, { zoom, large, place, chosen }: DrawOptions): Drawing {
  const size = large ? 17 : 13;
  const polygons = view.grids.map((grid) => polygonOf(grid, grid.code === chosen, grid.community.startsWith(place)));
  if (view.level !== 'grid') {
    const names = view.places.map(({ code, name }): Named => ({ kind: 'place', code, name }));
    const markers = view.places.map(({ name, centre, grids }, id) =>
      bubble(id, centre, `${name} ${grids}`, size, `${name}，${grids} 个网格`),
    );
    return { polygons, markers, names };
  }
  if (zoom >= namesFrom || view.grids.length <= few) {
    const names = view.grids.map(({ code, name }): Named => ({ kind: 'grid', code, name }));
    return { polygons, markers: view.grids.map((grid, id) => plate(id, grid, size)), names };
  }
  const names = view.communities.map(({ code, name }): Named => ({ kind: 'place', code, name }));
  const markers = view.communities.map(({ code, name }, id) =>
    bubble(id, middleOf(view.grids.filter((grid) => grid.community === code)), name, size),
  );
  return { polygons, markers, names };
}

/** The grid drawn under a point, for a tap beside its name. */
export function gridAt(view: AtlasView, longitude: number, latitude: number): GridOnMap | undefined {
  return view.grids.find(({ border }) => holds(border, longitude, latitude));
}

/** By the even-odd rule: a ray to the east crosses the border an odd number of times. */
function holds(border: readonly Corner[], longitude: number, latitude: number): boolean {
  let inside = false;
  for (let index = 1; index < border.length; index++) {
    const [from, to] = [border[index - 1], border[index]];
    if (!from || !to || from[1] > latitude === to[1] > latitude) continue;
    const crossing = from[0] + ((latitude - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
    if (crossing > longitude) inside = !inside;
  }
  return inside;
}

function polygonOf({ border, community }: GridOnMap, isChosen: boolean, isOwn: boolean): object {
  const colour = colours[Number(community.slice(-3)) % colours.length] ?? colours[0];
  return {
    points: border.map(([longitude, latitude]) => ({ longitude, latitude })),
    strokeColor: colour,
    strokeWidth: isChosen ? 4 : 1,
    fillColor: `${colour}${isChosen ? '73' : isOwn ? '38' : '14'}`,
  };
}

/** The grid nearest to the middle of those in view: the name never stands in another community. */
function middleOf(grids: readonly GridOnMap[]): Corner {
  const mean = (axis: 0 | 1): number => grids.reduce((sum, { centre }) => sum + centre[axis], 0) / grids.length;
  const [x, y] = [mean(0), mean(1)];
  const away = ([longitude, latitude]: Corner): number => Math.hypot(longitude - x, latitude - y);
  const [nearest] = grids.map(({ centre }) => centre).sort((a, b) => away(a) - away(b));
  return nearest ?? [x, y];
}

/** WeChat wants a picture under every name: two clear pixels. */
const markerAt = (id: number, [longitude, latitude]: Corner, ariaLabel: string) => ({
  id,
  longitude,
  latitude,
  iconPath: '/packages/public/atlas/clear.png',
  width: 2,
  height: 2,
  anchor: { x: 0.5, y: 0.5 },
  ariaLabel,
});

function bubble(id: number, centre: Corner, content: string, fontSize: number, spoken = content): object {
  const callout = {
    content,
    display: 'ALWAYS',
    color: '#0a4ea8',
    fontSize,
    padding: 5,
    borderRadius: 8,
    borderWidth: 1,
    borderColor: '#0a5fd1',
    bgColor: '#ffffff',
    textAlign: 'center',
  };
  return { ...markerAt(id, centre, spoken), callout };
}

/** The name of a grid over its middle: 第一网格 for 第一网格(基础), whose kind is told on its card. */
function plate(id: number, { centre, name }: GridOnMap, fontSize: number): object {
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
  return { ...markerAt(id, centre, name), label };
}
