import gcoord from 'gcoord';
import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import type { Place } from './device';
import { placeOf } from './place';
import { servicesOf } from './services';
import { chooseLocationSheet, openLocationSheet } from './sheets/location-sheets';

/** Where the phone is. WeChat's own coordinates are GCJ-02; `getLocation` answers WGS-84 unless asked otherwise. */
export function locationApi(phone: PhoneHost) {
  const services = servicesOf(phone);

  /** The three gates in front of every location interface, in WeChat's order. */
  const allowed = async (name: string) => {
    if (!phone.config.requiredPrivateInfos?.includes(name)) {
      throw new ApiFail('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json');
    }
    await services.privacy.demand(name);
  };

  /** The system's no comes first: WeChat then does not even ask. */
  const granted = async (scope: string) => {
    if (services.device.place === 'denied') throw new ApiFail('system permission denied');
    await services.permissions.demand(scope);
  };

  return {
    getLocation: api<WechatMiniprogram.GetLocationOption>('getLocation', async ({ type }) => {
      await allowed('getLocation');
      await granted('scope.userLocation');
      return answer(await placeOf(services.device.place), type ?? 'wgs84');
    }),
    getFuzzyLocation: api<WechatMiniprogram.GetFuzzyLocationOption>('getFuzzyLocation', async ({ type }) => {
      await allowed('getFuzzyLocation');
      await granted('scope.userFuzzyLocation');
      const { latitude, longitude } = answer(await placeOf(services.device.place), type ?? 'wgs84');
      // About a kilometre, which is what the phone blurs to.
      return { latitude: Math.round(latitude * 100) / 100, longitude: Math.round(longitude * 100) / 100 };
    }),
    chooseLocation: api<WechatMiniprogram.ChooseLocationOption>('chooseLocation', async ({ latitude, longitude }) => {
      await allowed('chooseLocation');
      const given = latitude !== undefined && longitude !== undefined ? { latitude, longitude } : undefined;
      const start = given ?? (await placeOf(services.device.place).catch(() => BEIJING));
      const chosen = await chooseLocationSheet(phone, start);
      if (!chosen) throw new ApiFail('cancel');
      return { ...chosen };
    }),
    openLocation: api<WechatMiniprogram.OpenLocationOption>('openLocation', (options) => {
      openLocationSheet(phone, {
        latitude: Number(required(options.latitude, 'latitude', 'Number')),
        longitude: Number(required(options.longitude, 'longitude', 'Number')),
        scale: options.scale ?? 18,
        name: options.name ?? '',
        address: options.address ?? '',
      });
      return undefined;
    }),
  };
}

/** Where WeChat's picker opens when it knows nothing better. */
const BEIJING: Place = { latitude: 39.9042, longitude: 116.4074 };

function answer(place: Place, type: string) {
  const accuracy = place.accuracy ?? 30;
  const [longitude = 0, latitude = 0] =
    type === 'gcj02'
      ? [place.longitude, place.latitude]
      : gcoord.transform([place.longitude, place.latitude], gcoord.GCJ02, gcoord.WGS84);
  return { latitude, longitude, accuracy, horizontalAccuracy: accuracy, verticalAccuracy: 0, altitude: 0, speed: -1 };
}
