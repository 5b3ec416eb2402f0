import gcoord from 'gcoord';
import { ApiFail } from './api';
import type { DevicePlace, Place } from './device';

/** The place set by shell or automator, else the browser's own, turned into GCJ-02. */
export async function placeOf(set: DevicePlace): Promise<Place> {
  if (set === 'denied') throw new ApiFail('system permission denied');
  if (set) return set;
  const { coords } = await new Promise<GeolocationPosition>((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, () => reject(new ApiFail('system permission denied')), {
      enableHighAccuracy: true,
      timeout: 10_000,
    });
  });
  const [longitude = 0, latitude = 0] = gcoord.transform(
    [coords.longitude, coords.latitude],
    gcoord.WGS84,
    gcoord.GCJ02,
  );
  return { latitude, longitude, accuracy: coords.accuracy };
}
