import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import { listeners } from './listeners';
import { servicesOf } from './services';
import { scanSheet } from './sheets/scan-sheet';

/** Calling, clipboard, scanning, network, screen: what the hardware does. */
export function phoneFunctionsApi(phone: PhoneHost) {
  return { ...callAndScanApi(phone), ...clipboardApi(phone), ...networkApi(phone), ...screenApi() };
}

function callAndScanApi(phone: PhoneHost) {
  const { device } = servicesOf(phone);
  const vibrate = (length: number) => {
    device.record('vibrate', { milliseconds: length });
    navigator.vibrate?.(length);
    return undefined;
  };
  return {
    makePhoneCall: api<WechatMiniprogram.MakePhoneCallOption>('makePhoneCall', async ({ phoneNumber }) => {
      const number = required(phoneNumber, 'phoneNumber', 'String');
      if (!(await phone.overlays.showPhoneCall(number))) throw new ApiFail('cancel');
      device.record('phoneCall', { phoneNumber: number });
      return undefined;
    }),
    scanCode: api<WechatMiniprogram.ScanCodeOption>('scanCode', async () => {
      const result = device.nextScan ?? (await scanSheet(phone));
      device.nextScan = null;
      if (result === undefined) throw new ApiFail('cancel');
      return { result, scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' };
    }),
    vibrateShort: api('vibrateShort', () => vibrate(15)),
    vibrateLong: api('vibrateLong', () => vibrate(400)),
  };
}

function clipboardApi(phone: PhoneHost) {
  const { device, privacy } = servicesOf(phone);
  let copied: string | undefined;
  return {
    setClipboardData: api<WechatMiniprogram.SetClipboardDataOption>('setClipboardData', async ({ data }) => {
      copied = String(required(data, 'data', 'String'));
      await privacy.demand('setClipboardData');
      device.record('clipboard', { data: copied });
      // The browser may refuse without a person's tap; the phone's own clipboard has it all the same.
      await navigator.clipboard?.writeText(copied).catch(() => undefined);
      phone.overlays.showToast({ title: '内容已复制', icon: 'none', duration: 1500, mask: false });
      return undefined;
    }),
    getClipboardData: api('getClipboardData', async () => {
      await privacy.demand('getClipboardData');
      return { data: copied ?? (await navigator.clipboard?.readText().catch(() => '')) ?? '' };
    }),
  };
}

function networkApi(phone: PhoneHost) {
  const { device } = servicesOf(phone);
  return {
    getNetworkType: api('getNetworkType', () => ({
      networkType: device.networkType,
      hasSystemProxy: false,
      weakNet: device.weak,
    })),
    onNetworkStatusChange: device.networkChanges.on,
    offNetworkStatusChange: device.networkChanges.off,
    onNetworkWeakChange: device.weakChanges.on,
    offNetworkWeakChange: device.weakChanges.off,
  };
}

function screenApi() {
  let lock: Promise<WakeLockSentinel> | undefined;
  // A browser on a table has no keyboard that covers the page: the height never changes.
  const keyboard = listeners<{ height: number }>();
  return {
    setKeepScreenOn: api<WechatMiniprogram.SetKeepScreenOnOption>('setKeepScreenOn', ({ keepScreenOn }) => {
      lock?.then((held) => held.release()).catch(() => undefined);
      lock = keepScreenOn ? navigator.wakeLock?.request('screen') : undefined;
      lock?.catch(() => undefined);
      return undefined;
    }),
    onKeyboardHeightChange: keyboard.on,
    offKeyboardHeightChange: keyboard.off,
    hideKeyboard: api('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return undefined;
    }),
    getScreenBrightness: api('getScreenBrightness', () => ({ value: 1 })),
    setScreenBrightness: api('setScreenBrightness', () => undefined),
  };
}
