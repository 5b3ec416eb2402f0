import type { PhoneHost } from '../runtime/contract';
import { servicesOf } from './services';

/** Statistics and logs a mini program sends to WeChat. Here they are recorded and, logs, written to the console. */
export function reportApi(phone: PhoneHost) {
  const { device } = servicesOf(phone);
  const log = { debug: console.debug, info: console.info, log: console.log, warn: console.warn };
  return {
    reportEvent: (eventId: string, data: object = {}) => device.record('report', { eventId, data }),
    reportMonitor: (name: string, value: number) => device.record('report', { monitor: name, value }),
    reportPerformance: (id: number, value: number) => device.record('report', { performance: id, value }),
    getLogManager: () => log,
    getRealtimeLogManager: () => ({
      ...log,
      error: console.error,
      setFilterMsg: () => undefined,
      addFilterMsg: () => undefined,
      in: () => log,
    }),
    setEnableDebug: () => undefined,
  };
}
