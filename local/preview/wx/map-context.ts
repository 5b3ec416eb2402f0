import type { LatLng, MapControls } from '../components/map/controls';
import { naming } from '../runtime/unsupported';
import { ApiFail, api } from './api';

/** `wx.createMapContext`: speaks to a `<map>` on the page. What is not here throws its name. */
export function mapContext(find: () => MapControls | undefined): Record<string, unknown> {
  const withMap =
    <Options extends object, Result extends object>(
      run: (map: MapControls, options: Options) => Promise<Result | undefined> | Result | undefined,
    ) =>
    (options: Options) => {
      const map = find();
      if (!map) throw new ApiFail('map not found');
      return run(map, options);
    };
  const offer = <Options extends object, Result extends object = object>(
    name: string,
    run: (map: MapControls, options: Options) => Promise<Result | undefined> | Result | undefined,
  ) => api<Options, Result>(name, withMap(run));

  const context = {
    getCenterLocation: offer('getCenterLocation', (map) => ({ ...map.center() })),
    getRegion: offer('getRegion', (map) => ({ ...map.region() })),
    getScale: offer('getScale', (map) => ({ scale: map.scale() })),
    getRotate: offer('getRotate', () => ({ rotate: 0 })),
    getSkew: offer('getSkew', () => ({ skew: 0 })),
    moveToLocation: offer('moveToLocation', async (map, at: Partial<LatLng>) => {
      await map.moveTo(at.latitude === undefined || at.longitude === undefined ? undefined : (at as LatLng));
      return undefined;
    }),
    includePoints: offer('includePoints', (map, { points, padding }: { points: LatLng[]; padding?: number[] }) => {
      map.includePoints(points, padding);
      return undefined;
    }),
    translateMarker: offer(
      'translateMarker',
      async (map, options: { markerId: number; destination: LatLng; duration?: number; animationEnd?: () => void }) => {
        await map.translateMarker(options.markerId, options.destination, options.duration ?? 1000);
        options.animationEnd?.();
        return undefined;
      },
    ),
    addMarkers: offer('addMarkers', (map, { markers, clear }: { markers: object[]; clear?: boolean }) => {
      map.addMarkers(markers, clear ?? false);
      return undefined;
    }),
    removeMarkers: offer('removeMarkers', (map, { markerIds }: { markerIds: number[] }) => {
      map.removeMarkers(markerIds);
      return undefined;
    }),
    toScreenLocation: offer('toScreenLocation', (map, at: LatLng) => ({ ...map.toScreen(at) })),
    fromScreenLocation: offer('fromScreenLocation', (map, at: { x: number; y: number }) => ({ ...map.fromScreen(at) })),
  };
  return naming(context, 'MapContext');
}
