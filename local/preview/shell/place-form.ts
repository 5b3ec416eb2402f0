import type { NamedPlace } from '../../contract';
import { h } from '../runtime/chrome/h';
import type { DevicePlace } from '../wx/device';

/** Where typing begins when the phone was nowhere in particular: the demo town. */
const START = { latitude: 31.86, longitude: 117.2 };

/** The chooser of the phone's place: the browser's own, a named one, typed degrees, or none. */
export class PlaceForm {
  private readonly named = h('optgroup', { label: '网格' });
  private readonly chooser = h('select', { class: 'field', id: 'device-place' }, [
    option('', '浏览器的位置'),
    option('denied', '拒绝定位'),
    option('typed', '填写经纬度'),
  ]);
  private readonly latitude = degrees('纬度', 90);
  private readonly longitude = degrees('经度', 180);
  private readonly typed = h('form', { class: 'place__typed', hidden: true }, [
    h('label', { class: 'place__degrees' }, ['纬度', this.latitude]),
    h('label', { class: 'place__degrees' }, ['经度', this.longitude]),
    h('button', { class: 'button' }, ['移到这里']),
    h('p', { class: 'hint' }, ['与微信地图相同的坐标（GCJ-02），单位为度。']),
  ]);
  readonly element = h('div', { class: 'place' }, [
    h('label', { class: 'place__label', for: 'device-place' }, ['位置']),
    this.chooser,
    this.typed,
  ]);
  private places: NamedPlace[] = [];

  constructor(private readonly onChoose: (choice: string, place: DevicePlace) => void) {
    this.chooser.addEventListener('change', () => this.choose(this.chooser.value));
    this.typed.addEventListener('submit', (event) => {
      event.preventDefault();
      onChoose('typed', { latitude: this.latitude.valueAsNumber, longitude: this.longitude.valueAsNumber });
    });
  }

  /** The places that have names, in the order they are given. */
  offer(places: NamedPlace[]): void {
    this.places = places;
    this.named.replaceChildren(...places.map(({ id, group, name }) => option(id, `${group} ${name}`)));
    if (places.length > 0) this.chooser.append(this.named);
  }

  show(choice: string, place: DevicePlace): void {
    // a grid that is gone since is still a place
    const isOffered = [...this.chooser.options].some(({ value }) => value === choice);
    this.chooser.value = isOffered ? choice : 'typed';
    this.typed.hidden = this.chooser.value !== 'typed';
    const { latitude, longitude } = place && place !== 'denied' ? place : START;
    this.latitude.value = String(latitude);
    this.longitude.value = String(longitude);
  }

  private choose(choice: string): void {
    if (choice === 'typed') {
      this.typed.hidden = false;
      this.latitude.focus();
      return;
    }
    const named = this.places.find(({ id }) => id === choice);
    if (named) this.onChoose(choice, { latitude: named.latitude, longitude: named.longitude });
    else this.onChoose(choice, choice === 'denied' ? 'denied' : null);
  }
}

const option = (value: string, label: string): HTMLOptionElement => h('option', { value }, [label]);

const degrees = (label: string, most: number): HTMLInputElement =>
  h('input', {
    class: 'field',
    type: 'number',
    step: 'any',
    min: String(-most),
    max: String(most),
    required: true,
    'aria-label': label,
  });
