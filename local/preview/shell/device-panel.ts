import type { NamedPlace } from '../../contract';
import { h } from '../runtime/chrome/h';
import {
  type DeviceSettings,
  plainDevice,
  readDeviceSettings,
  rememberDeviceSettings,
} from '../runtime/device-settings';
import type { Network } from '../wx/device';
import { PlaceForm } from './place-form';

const networks: Record<Network, string> = { online: '在线', slow: '慢速', flaky: '时断时续', offline: '离线' };

/** What surrounds a phone and a desk cannot give: its network and its place. Says clearly when either was changed. */
export class DevicePanel {
  private settings = readDeviceSettings();
  private readonly radios = Object.entries(networks).map(([network, label]) => {
    const radio = h('input', { type: 'radio', name: 'network', value: network });
    radio.addEventListener('change', () => this.set({ network: network as Network }));
    return { radio, label: h('label', { class: 'segments__item' }, [radio, label]) };
  });
  private readonly place = new PlaceForm((choice, place) => this.set({ choice, place }));
  private readonly reset = h('button', { class: 'panel__reset', type: 'button' }, ['恢复默认']);
  readonly element = h('section', { class: 'panel' }, [
    h('h2', {}, ['手机', this.reset]),
    h('div', { class: 'segments', role: 'radiogroup', 'aria-label': '网络' }, [
      ...this.radios.map(({ label }) => label),
    ]),
    this.place.element,
  ]);

  constructor(private readonly onSet: (settings: DeviceSettings) => void) {
    this.reset.addEventListener('click', () => this.set(plainDevice));
    this.draw();
    void this.load();
  }

  private async load(): Promise<void> {
    const response = await fetch('/app/places.json').catch(() => undefined);
    if (response?.ok) this.place.offer((await response.json()) as NamedPlace[]);
    this.draw();
  }

  private set(change: Partial<DeviceSettings>): void {
    this.settings = { ...this.settings, ...change };
    rememberDeviceSettings(this.settings);
    this.draw();
    this.onSet(this.settings);
  }

  private draw(): void {
    const { network, place, choice } = this.settings;
    for (const { radio } of this.radios) radio.checked = radio.value === network;
    this.place.show(choice, place);
    const isChanged = network !== 'online' || place !== null;
    this.reset.hidden = !isChanged;
    this.element.classList.toggle('panel--changed', isChanged);
  }
}
