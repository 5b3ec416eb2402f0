/** A place in GCJ-02 degrees. */
interface Point {
  longitude: number;
  latitude: number;
}

const metresPerDegree = 111_320;

/** Metres between two places of one town: on that scale the earth is flat. */
export function metresBetween(a: Point, b: Point): number {
  const east = (b.longitude - a.longitude) * metresPerDegree * Math.cos((a.latitude * Math.PI) / 180);
  const north = (b.latitude - a.latitude) * metresPerDegree;
  return Math.hypot(east, north);
}

/**
 * The order in which to go from door to door: always to the nearest that is left, by nearest neighbour. Those without a
 * place come last, in the order they were given.
 */
export function nearestFirst<Item extends { point: Point | null }>(from: Point, items: readonly Item[]): Item[] {
  const left = items.filter((item): item is Item & { point: Point } => item.point !== null);
  const route: Item[] = [];
  let here = from;
  while (left.length > 0) {
    let nearest = 0;
    for (let index = 1; index < left.length; index++) {
      if (metresBetween(here, left[index]?.point ?? here) < metresBetween(here, left[nearest]?.point ?? here))
        nearest = index;
    }
    const [next] = left.splice(nearest, 1);
    if (!next) break;
    route.push(next);
    here = next.point;
  }
  return [...route, ...items.filter(({ point }) => point === null)];
}

/** `80 米`, `1.2 公里` */
export function distanceText(metres: number): string {
  return metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`;
}
