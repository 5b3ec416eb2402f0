import type { Device, DevicePlace, Network } from '../wx/device';

/** What a person set on the phone beside it: kept by the browser for every phone in a shell. */
export interface DeviceSettings {
  network: Network;
  place: DevicePlace;
  /** What was chosen in the shell to get this place: `''` the browser's, `denied`, `typed`, or the id of a named place. */
  choice: string;
}

export const plainDevice: DeviceSettings = { network: 'online', place: null, choice: '' };

const KEY = 'preview/device';

export function readDeviceSettings(): DeviceSettings {
  return { ...plainDevice, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<DeviceSettings>) };
}

export function rememberDeviceSettings(settings: DeviceSettings): void {
  localStorage.setItem(KEY, JSON.stringify(settings));
}

/** Sets a phone that runs, or one that is about to: before its first page it may already have to be offline. */
export function setDevice(device: Device | undefined, { network, place }: DeviceSettings): void {
  device?.setNetwork(network);
  device?.setPlace(place);
  // for the signs in the status bar
  document.documentElement.dataset['network'] = network;
}

/** A phone by itself that is opened again is where it was: its window remembers the network a script has set. */
export function keepNetwork(device: Device): void {
  const kept = sessionStorage.getItem(KEY) as Network | null;
  if (kept) device.setNetwork(kept);
  device.networkChanges.on(() => sessionStorage.setItem(KEY, device.network));
}
