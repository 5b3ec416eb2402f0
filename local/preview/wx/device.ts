import { listeners } from './listeners';

/** A place on WeChat's map: GCJ-02, degrees. */
export interface Place {
  latitude: number;
  longitude: number;
  /** Metres. */
  accuracy?: number;
}

/** Something the mini program asked of the phone that leaves no trace on the screen. */
export interface Recorded {
  kind: 'phoneCall' | 'clipboard' | 'vibrate' | 'report' | 'share' | 'savedImage' | 'subscribe' | 'openDocument';
  detail: Record<string, unknown>;
}

/**
 * The parts of a phone that the shell and the automator can set, as `window.__device`: the network, the place, files
 * to choose, answers given before they are asked.
 */
export class Device {
  /** Where the phone is. `null` asks the browser's own geolocation. */
  place: Place | null = null;
  /** Files the next choosers take instead of asking, so that a script can "take a photo". */
  readonly nextFiles: File[] = [];
  /** Text the next `wx.scanCode` reads without asking. */
  nextScan: string | null = null;
  /** Titles of subscription templates, by id, for the sheet of `wx.requestSubscribeMessage`. */
  templateTitles: Record<string, string> = {};
  readonly recorded: Recorded[] = [];
  readonly networkChanges = listeners<{ isConnected: boolean; networkType: string }>();

  private connected = true;

  /** False also while the browser itself is offline. */
  get online(): boolean {
    return this.connected && navigator.onLine;
  }

  /** Takes the phone off the network or back. `wx.cloud` then fails as WeChat's does. */
  setOnline(online: boolean): void {
    if (this.connected === online) return;
    this.connected = online;
    this.networkChanges.emit({ isConnected: this.online, networkType: this.networkType });
  }

  get networkType(): string {
    return this.online ? 'wifi' : 'none';
  }

  setPlace(place: Place | null): void {
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
