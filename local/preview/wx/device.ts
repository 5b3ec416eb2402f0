import { FlakyNetwork } from './flaky';
import { listeners } from './listeners';

/** A place on WeChat's map: GCJ-02, degrees. */
export interface Place {
  latitude: number;
  longitude: number;
  /** Metres. */
  accuracy?: number;
}

/** `slow` is the edge of a village: every answer takes {@link SLOW_ANSWER} longer. `flaky` comes and goes: wx/flaky.ts. */
export type Network = 'online' | 'slow' | 'flaky' | 'offline';

/** `null` asks the browser's own geolocation; `denied`: the system gives WeChat no position. */
export type DevicePlace = Place | 'denied' | null;

/** Milliseconds a request is under way on a slow network: people should see what a page shows meanwhile. */
const SLOW_ANSWER = 3000;

const networkTypes = { online: 'wifi', slow: '2g', flaky: '3g', offline: 'none' } as const;

/** Something the mini program asked of the phone that leaves no trace on the screen. */
export interface Recorded {
  kind:
    | 'phoneCall'
    | 'clipboard'
    | 'vibrate'
    | 'report'
    | 'share'
    | 'savedImage'
    | 'savedFile'
    | 'subscribe'
    | 'openDocument';
  detail: Record<string, unknown>;
}

/**
 * The parts of a phone that the shell and the automator can set, as `window.__device`: the network, the place, files
 * to choose, answers given before they are asked.
 */
export class Device {
  /** Where the phone is. */
  place: DevicePlace = null;
  /** Files the next choosers take instead of asking, so that a script can "take a photo". */
  readonly nextFiles: File[] = [];
  /** Text the next `wx.scanCode` reads without asking. */
  nextScan: string | null = null;
  /** Titles of subscription templates, by id, for the sheet of `wx.requestSubscribeMessage`. */
  templateTitles: Record<string, string> = {};
  readonly recorded: Recorded[] = [];
  readonly networkChanges = listeners<{ isConnected: boolean; networkType: string }>();
  readonly weakChanges = listeners<{ weakNet: boolean; networkType: string }>();

  /** Which faults a flaky network makes, in their order: set before it. */
  flakySeed = 1;

  private now: Network = 'online';
  private flaky: FlakyNetwork | undefined;

  get network(): Network {
    return this.now;
  }

  /** False also while the browser itself is offline. */
  get online(): boolean {
    return this.now !== 'offline' && navigator.onLine;
  }

  /** True on a slow network. */
  get weak(): boolean {
    return this.online && this.now === 'slow';
  }

  get networkType(): string {
    return this.online ? networkTypes[this.now] : 'none';
  }

  /** Takes the phone off the network or back. `wx.cloud` then fails as WeChat's does. */
  setOnline(online: boolean): void {
    if (online !== (this.now !== 'offline')) this.setNetwork(online ? 'online' : 'offline');
  }

  setNetwork(network: Network): void {
    if (this.now === network) return;
    const wasWeak = this.weak;
    this.now = network;
    this.flaky = network === 'flaky' ? new FlakyNetwork(this.flakySeed) : undefined;
    const { networkType, weak } = this;
    this.networkChanges.emit({ isConnected: this.online, networkType });
    if (weak !== wasWeak) this.weakChanges.emit({ weakNet: weak, networkType });
  }

  /** `fetch` over this phone's network: slow on a slow one, cut off when the phone goes offline meanwhile. */
  fetch: typeof fetch = async (...request) => {
    await this.underWay();
    if (!this.flaky) return fetch(...request);
    return this.flaky.carry(() => fetch(...request));
  };

  /** The way of a request through the network. Rejects when there is none. */
  async underWay(): Promise<void> {
    if (this.weak) await new Promise((resolve) => setTimeout(resolve, SLOW_ANSWER));
    await this.flaky?.underWay();
    if (!this.online) throw new TypeError('the phone is offline');
  }

  setPlace(place: DevicePlace): void {
    this.place = place;
  }

  record(kind: Recorded['kind'], detail: Record<string, unknown>): void {
    this.recorded.push({ kind, detail });
  }
}

declare global {
  interface Window {
    /** What the shell and the automator can set on the running phone. */
    __device?: Device;
  }
}
