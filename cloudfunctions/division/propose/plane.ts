/** [longitude, latitude] in degrees of WGS-84. */
export type Degrees = [longitude: number, latitude: number];
/** [east, north] in metres from a plane's middle. */
export type Metres = [east: number, north: number];

/** A flat map of a community: metres instead of degrees. Off by less than 1 in 10,000 over ten kilometres. */
export interface Plane {
  toMetres(point: Degrees): Metres;
  /** Rounded to 1e-7 degrees, a centimetre: corners two grids share come out as the same numbers. */
  toDegrees(point: Metres): Degrees;
}

const metresPerDegree = 111_320;

export function planeAround(points: readonly Degrees[]): Plane {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude, latitude] of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  const middle: Degrees = [(west + east) / 2, (south + north) / 2];
  const perDegreeEast = metresPerDegree * Math.cos((middle[1] * Math.PI) / 180);
  return {
    toMetres: ([longitude, latitude]) => [
      (longitude - middle[0]) * perDegreeEast,
      (latitude - middle[1]) * metresPerDegree,
    ],
    toDegrees: ([x, y]) => [round(middle[0] + x / perDegreeEast), round(middle[1] + y / metresPerDegree)],
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** Square metres inside a closed ring, positive when it runs counter-clockwise. */
export function signedArea(ring: readonly Metres[]): number {
  let twice = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x, y] = ring[at - 1] ?? [0, 0];
    const [nextX, nextY] = ring[at] ?? [0, 0];
    twice += x * nextY - nextX * y;
  }
  return twice / 2;
}

/** Length of a line in metres. */
export function lengthOf(line: readonly Metres[]): number {
  let length = 0;
  for (let at = 1; at < line.length; at++) {
    const [x, y] = line[at - 1] ?? [0, 0];
    const [nextX, nextY] = line[at] ?? [0, 0];
    length += Math.hypot(nextX - x, nextY - y);
  }
  return length;
}

/** Whether a point lies inside an area of rings, the first one its outline, the others holes. */
export function isInside([x, y]: Metres, rings: ReadonlyArray<readonly Metres[]>): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const [fromX, fromY] = ring[at - 1] ?? [0, 0];
      const [toX, toY] = ring[at] ?? [0, 0];
      if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) inside = !inside;
    }
  }
  return inside;
}
