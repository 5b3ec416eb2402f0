import { marker as leafletMarker } from 'leaflet';
import { pinIcon } from '../../components/map/icons';
import { paperMap } from '../../components/map/paper';
import type { PhoneHost } from '../../runtime/contract';
import type { Place } from '../device';
import { fullSheet } from './full-sheet';
import { h } from './h';

export interface ChosenPlace {
  name: string;
  address: string;
  latitude: number;
  longitude: number;
}

/** `wx.chooseLocation`: the map is moved under a pin; name and address are typed, since there is no place search here. */
export async function chooseLocationSheet(phone: PhoneHost, start: Place): Promise<ChosenPlace | undefined> {
  const canvas = h('div', { class: 'wx-place__map' });
  const at = h('div', { class: 'wx-place__at', 'aria-live': 'polite' });
  const name = h('input', { class: 'wx-place__input', name: 'name', placeholder: '地点名称', value: '地图选点' });
  const address = h('input', { class: 'wx-place__input', name: 'address', placeholder: '详细地址' });
  const { closed } = fullSheet(phone, {
    kind: 'choose-location',
    title: '选择位置',
    confirm: '确定',
    body: h(
      'div',
      { class: 'wx-place' },
      h('div', { class: 'wx-place__frame' }, canvas, h('div', { class: 'wx-place__pin' })),
      h('div', { class: 'wx-place__form' }, name, address, at),
    ),
  });
  const map = paperMap(canvas, { ...start, zoom: 16 });
  const show = () => {
    const { lat, lng } = map.getCenter();
    at.textContent = `纬度 ${lat.toFixed(6)}　经度 ${lng.toFixed(6)}`;
  };
  map.on('move', show);
  show();
  const isConfirmed = await closed;
  const { lat, lng } = map.getCenter();
  map.remove();
  if (!isConfirmed) return undefined;
  return { name: name.value, address: address.value, latitude: rounded(lat), longitude: rounded(lng) };
}

/** `wx.openLocation`: a place with its name, to look at. */
export function openLocationSheet(
  phone: PhoneHost,
  place: { latitude: number; longitude: number; scale: number; name: string; address: string },
): void {
  const canvas = h('div', { class: 'wx-place__map' });
  const { closed } = fullSheet(phone, {
    kind: 'open-location',
    title: '位置',
    cancel: '关闭',
    body: h(
      'div',
      { class: 'wx-place' },
      h('div', { class: 'wx-place__frame' }, canvas),
      h(
        'div',
        { class: 'wx-place__form' },
        h('strong', {}, place.name || '位置'),
        h('div', { class: 'wx-place__at' }, place.address),
      ),
    ),
  });
  const map = paperMap(canvas, { ...place, zoom: Math.min(place.scale, 18) });
  leafletMarker([place.latitude, place.longitude], { icon: pinIcon() }).addTo(map);
  closed.then(() => map.remove());
}

/** Seven digits after the point are a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
