import { addGlobalErrorListener, addGlobalWarningListener, Element, type GeneralComponent } from 'glass-easel';
import type { EventHub } from './event-hub';
import { isCustom } from './select';
import { mapStack } from './stack-map';

type MapOf = (path: string) => string | undefined;

/** What went wrong while the mini program ran, ready to be shown. */
export interface RunError {
  message: string;
  /** Stack with places in the sources as they are written. */
  stack: string;
}

/** Catches what pages throw: in handlers, lifecycles, timers and promises. */
export class ErrorReporter {
  private readonly shown = new Set<(error: RunError) => void>();

  constructor(
    private readonly hub: EventHub,
    private readonly mapOf: MapOf,
  ) {
    addGlobalErrorListener((error, method, related) => {
      this.report(error, `${method ?? ''}${related ? ` of ${nameOf(related)}` : ''}`);
      return false;
    });
    addGlobalWarningListener((message, related, element) => {
      // Vant passes built-ins attributes of rare open-types; on a phone nobody hears of those either
      const about = element ?? related;
      if (about instanceof Element ? isCustom(about) : about !== '') console.warn(`${nameOf(related)}: ${message}`);
      return false;
    });
    window.addEventListener('error', (event) => {
      if (event.error) this.report(event.error);
    });
    window.addEventListener('unhandledrejection', (event) => {
      const reason: unknown = event.reason;
      this.hub.emit('unhandledRejection', { reason, promise: event.promise });
      this.show(reason, '');
      // WeChat tells onUnhandledRejection, not onError
      event.preventDefault();
    });
  }

  onShow(listener: (error: RunError) => void): void {
    this.shown.add(listener);
  }

  report = (error: unknown, where = ''): void => {
    const { message, stack } = this.show(error, where);
    this.hub.emit('error', `${message}\n${stack}`);
  };

  private show(error: unknown, where: string): RunError {
    const message = messageOf(error);
    const stack = mapStack(error instanceof Error ? (error.stack ?? '') : '', this.mapOf);
    const shown = { message: where ? `${message} (${where})` : message, stack };
    nativeError(`${shown.message}\n${stack}`);
    for (const listener of this.shown) listener(shown);
    return shown;
  }
}

// the console is given to the mini program under another hand (console-events.ts); this one only writes
const nativeError = console.error.bind(console);

function messageOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  if (error && typeof error === 'object' && 'errMsg' in error) return String(error.errMsg);
  return typeof error === 'string' ? error : JSON.stringify(error);
}

function nameOf(related: GeneralComponent | string): string {
  return typeof related === 'string' ? related : related.is;
}
