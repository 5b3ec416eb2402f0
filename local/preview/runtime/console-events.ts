import type { PhoneEvents } from './contract';
import type { EventHub } from './event-hub';

const types = ['log', 'info', 'warn', 'error', 'debug'] as const;

/** `console` for mini program code: writes to the browser's and tells the phone's listeners. */
export function tellingConsole(hub: EventHub): Console {
  const own: Record<string, unknown> = {};
  for (const type of types) {
    own[type] = (...args: unknown[]) => {
      console[type](...args);
      hub.emit('console', { type, args } satisfies PhoneEvents['console']);
    };
  }
  return Object.assign(Object.create(console) as Console, own);
}
