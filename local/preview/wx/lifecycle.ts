import type { PhoneEvents, PhoneHost } from '../runtime/contract';
import { type Listeners, listeners } from './listeners';

/** Events of the whole app, how it was opened, and updates (of which the preview never has one). */
export function lifecycleApi(phone: PhoneHost) {
  const wire = <Name extends keyof PhoneEvents>(name: Name): Listeners<PhoneEvents[Name]> => {
    const list = listeners<PhoneEvents[Name]>();
    phone.on(name, (event) => list.emit(event));
    return list;
  };
  const appShow = wire('appShow');
  const appHide = wire('appHide');
  const error = wire('error');
  const unhandledRejection = wire('unhandledRejection');
  const pageNotFound = wire('pageNotFound');
  const resize = wire('resize');

  let entered = phone.launch;
  phone.on('appShow', (options) => {
    entered = options;
  });

  return {
    onAppShow: appShow.on,
    offAppShow: appShow.off,
    onAppHide: appHide.on,
    offAppHide: appHide.off,
    onError: error.on,
    offError: error.off,
    onUnhandledRejection: unhandledRejection.on,
    offUnhandledRejection: unhandledRejection.off,
    onPageNotFound: pageNotFound.on,
    offPageNotFound: pageNotFound.off,
    onWindowResize: resize.on,
    offWindowResize: resize.off,
    ...neverHappening('ThemeChange', 'MemoryWarning', 'UserCaptureScreen', 'AudioInterruptionBegin', 'LazyLoadError'),
    getLaunchOptionsSync: () => phone.launch,
    getEnterOptionsSync: () => entered,
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => listener({ hasUpdate: false }),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
  };
}

/** Events that cannot happen in a browser. Listening is allowed, nothing comes. */
function neverHappening(...names: string[]): Record<string, () => void> {
  const pairs = names.flatMap((name) => [
    [`on${name}`, () => undefined],
    [`off${name}`, () => undefined],
  ]);
  return Object.fromEntries(pairs);
}
