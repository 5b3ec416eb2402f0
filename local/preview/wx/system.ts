import { supported } from '../components';
import type { PhoneHost } from '../runtime/contract';
import { api } from './api';
import { USER_DATA_PATH } from './file-store';
import { servicesOf } from './services';

/** Height of the nav bar below the status bar on an iPhone, in pixels; the capsule button stands in its middle. */
const NAV_BAR_HEIGHT = 44;
const CAPSULE = { width: 87, height: 32, marginRight: 7 };

/** What the mini program can learn about phone, window and WeChat. */
export function systemApi(phone: PhoneHost) {
  const { permissions, device } = servicesOf(phone);

  const getWindowInfo = () => {
    const { width, height } = phone.screen;
    const barsHeight = phone.statusBarHeight + NAV_BAR_HEIGHT;
    const page = phone.pages().at(-1)?.viewport.getBoundingClientRect();
    const windowHeight = page?.height ? Math.round(page.height) : height - barsHeight;
    return {
      pixelRatio: window.devicePixelRatio || 2,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight,
      statusBarHeight: phone.statusBarHeight,
      screenTop: height - windowHeight,
      safeArea: {
        left: 0,
        right: width,
        top: phone.statusBarHeight,
        bottom: height,
        width,
        height: height - phone.statusBarHeight,
      },
    };
  };
  const getDeviceInfo = () => ({
    abi: 'x64',
    benchmarkLevel: 30,
    brand: 'devtools',
    model: 'iPhone 15',
    system: 'iOS 17.4',
    // A wide window stands for WeChat on a computer.
    platform: getWindowInfo().windowWidth >= 768 ? 'windows' : 'devtools',
    cpuType: 'unknown',
    memorySize: '6144',
  });
  const getAppBaseInfo = () => ({
    SDKVersion: '3.8.0',
    enableDebug: false,
    host: { env: 'WeChat', appId: '', version: 0x28003000 },
    language: 'zh_CN',
    version: '8.0.55',
    theme: 'light',
    fontSizeSetting: phone.fontSizeSetting,
    fontSizeScaleFactor: phone.fontSizeSetting / 16,
  });
  const getSystemSetting = () => ({
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  });
  const getAppAuthorizeSetting = () => ({
    albumAuthorized: 'authorized',
    bluetoothAuthorized: 'not determined',
    cameraAuthorized: 'authorized',
    locationAuthorized: device.place === 'denied' ? 'denied' : 'authorized',
    locationReducedAccuracy: false,
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    phoneCalendarAuthorized: 'not determined',
  });
  const getSystemInfoSync = () => ({
    ...getWindowInfo(),
    ...getDeviceInfo(),
    ...getAppBaseInfo(),
    ...getSystemSetting(),
    albumAuthorized: true,
    cameraAuthorized: true,
    locationAuthorized: device.place !== 'denied',
    microphoneAuthorized: true,
    notificationAuthorized: true,
  });

  return {
    env: { USER_DATA_PATH },
    getWindowInfo,
    getDeviceInfo,
    getAppBaseInfo,
    getSystemSetting,
    getAppAuthorizeSetting,
    getSystemInfoSync,
    getSystemInfo: api('getSystemInfo', getSystemInfoSync),
    getSystemInfoAsync: api('getSystemInfoAsync', getSystemInfoSync),
    getMenuButtonBoundingClientRect: () => {
      const top = phone.statusBarHeight + (NAV_BAR_HEIGHT - CAPSULE.height) / 2;
      const right = phone.screen.width - CAPSULE.marginRight;
      const { width, height } = CAPSULE;
      return { width, height, top, right, bottom: top + height, left: right - width };
    },
    /** The preview is always "in development": there is no released version of it. */
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    openAppAuthorizeSetting: api('openAppAuthorizeSetting', () => {
      permissions.reset();
      return undefined;
    }),
    /** Knows names of `wx.` functions (`getLocation`, `cloud.callFunction`) and of components (`button.open-type`). */
    canIUse: (schema: string) => {
      const [first = '', second] = schema.split('.');
      if (Object.hasOwn(supported, first)) return true;
      const target = first in phone.wx ? phone.wx[first] : undefined;
      if (target === undefined) return false;
      const isPart = typeof target === 'object' && target !== null && second !== undefined;
      return isPart ? second in target : true;
    },
  };
}
