import { component } from 'glass-easel-miniprogram-adapter';
import type { PageComponent } from '../runtime/contract';

type Listener = (...values: unknown[]) => void;

/** The line between a page and the page that opened it (`wx.navigateTo({events})`, `getOpenerEventChannel()`). */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>();

  constructor(events: Record<string, Listener> = {}) {
    for (const [name, listener] of Object.entries(events)) this.on(name, listener);
  }

  on(name: string, listener: Listener): void {
    const list = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, list.add(listener));
  }

  once(name: string, listener: Listener): void {
    const first: Listener = (...values) => {
      this.off(name, first);
      listener(...values);
    };
    this.on(name, first);
  }

  off(name: string, listener?: Listener): void {
    if (listener) this.listeners.get(name)?.delete(listener);
    else this.listeners.delete(name);
  }

  emit(name: string, ...values: unknown[]): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(...values);
  }
}

const channels = new WeakMap<PageComponent, EventChannel>();
let opening: EventChannel | undefined;

/**
 * Opens a page with a channel. A page may ask for it as early as `onLoad`, before the opener gets its page handle, so
 * the channel of the page being opened is kept aside meanwhile.
 */
export async function withChannel<Handle extends { instance: PageComponent }>(
  channel: EventChannel,
  open: () => Promise<Handle>,
): Promise<Handle> {
  opening = channel;
  try {
    const handle = await open();
    channels.set(handle.instance, channel);
    return handle;
  } finally {
    opening = undefined;
  }
}

/** Gives every page `this.getOpenerEventChannel()`. A page nobody opened gets a channel that leads nowhere. */
export function installOpenerChannel(): void {
  Object.defineProperty(component.ComponentCaller.prototype, 'getOpenerEventChannel', {
    configurable: true,
    value(this: PageComponent) {
      const channel = channels.get(this) ?? opening ?? new EventChannel();
      channels.set(this, channel);
      return channel;
    },
  });
}
