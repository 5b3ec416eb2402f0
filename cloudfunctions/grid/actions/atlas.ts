import { check, integer, maxValue, minValue, number, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { type AtlasView, levelAt, presentGrids, presentPlaces } from '../atlas';
import { findGridsIn, findPlacesIn } from '../atlas-repository';
import { latitudeInput, longitudeInput } from '../inputs';

/** What a phone draws without stuttering, and some 50 KB on the wire. */
const mostRows = 200;
/** Wider than any city: a rectangle that wraps the earth would mean its other side. */
const widestDegrees = 20;

const sizeProblem = '地图范围不对，请重新打开';

/**
 * What a map of the atlas (网格图谱) shows in a rectangle at a zoom: towns or communities with how many grids they have,
 * nearer the grids with borders as fine as the zoom shows. At most 200, and `more` says so honestly. The answer follows
 * from the input and the borders alone, so that phones may keep it. Public, one database call.
 */
export const atlas = defineAction({
  input: pipe(
    strictObject({
      west: longitudeInput,
      south: latitudeInput,
      east: longitudeInput,
      north: latitudeInput,
      zoom: pipe(number(), integer(), minValue(3), maxValue(22)),
    }),
    check(({ west, east }) => east > west && east - west <= widestDegrees, sizeProblem),
    check(({ south, north }) => north > south && north - south <= widestDegrees, sizeProblem),
  ),
  async run({ zoom, ...bounds }): Promise<AtlasView> {
    const level = levelAt(zoom);
    // One more than is sent tells whether there is another.
    if (level === 'grid') return presentGrids(zoom, await findGridsIn(bounds, zoom, mostRows + 1), mostRows);
    return presentPlaces(level, await findPlacesIn(level, bounds, mostRows + 1), mostRows);
  },
});
