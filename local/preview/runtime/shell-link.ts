import type { PhoneClock } from './clock';
import { type DeviceSettings, setDevice } from './device-settings';
import type { MeterReading } from './meter';
import type { Phone } from './phone';
import { formatPageUrl } from './urls';

/** What the shell shows beside the phone; posted to the window around it. */
export interface PhoneState {
  type: 'phone-state';
  person: string;
  title: string;
  /** Bottom first. */
  pages: {
    id: number;
    url: string;
    first: MeterReading;
    total: MeterReading;
    largest: number;
    settled: boolean;
  }[];
  packages: string[];
  /** Fetched ahead and not needed yet. */
  preloaded: string[];
}

/** What the shell asks of the phone. */
export type ShellRequest =
  | { type: 'phone-open'; url: string }
  | { type: 'phone-clock'; offsetMs: number }
  | { type: 'phone-device'; settings: DeviceSettings };

/** Tells the shell what the phone shows, at most once a frame, and hears its requests. */
export function tellShell(phone: Phone, clock: PhoneClock): void {
  if (window.parent === window) return;
  let waiting = false;
  phone.on('change', () => {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(() => {
      waiting = false;
      if (phone.pages().length > 0) window.parent.postMessage(stateOf(phone), location.origin);
    });
  });
  window.addEventListener('message', (event: MessageEvent<ShellRequest>) => {
    if (event.origin !== location.origin) return;
    if (event.data?.type === 'phone-clock') clock.setOffset(event.data.offsetMs);
    if (event.data?.type === 'phone-device') setDevice(window.__device, event.data.settings);
    if (event.data?.type === 'phone-open') phone.reLaunch(event.data.url).catch(phone.errors.report);
  });
}

function stateOf(phone: Phone): PhoneState {
  return {
    type: 'phone-state',
    person: phone.person,
    title: phone.title,
    pages: phone.pages().map((page) => {
      const { first, total, largest, settled } = page.meter;
      return { id: page.id, url: formatPageUrl(page), first, total, largest, settled };
    }),
    packages: phone.packages.loaded(),
    preloaded: phone.packages.preloaded(),
  };
}
