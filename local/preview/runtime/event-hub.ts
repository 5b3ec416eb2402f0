import type { PhoneEvents } from './contract';

type Listener<Name extends keyof PhoneEvents> = (event: PhoneEvents[Name]) => void;

/** Listeners by event name. One that throws does not keep the others from hearing. */
export class EventHub {
  private readonly listeners = new Map<keyof PhoneEvents, Set<Listener<never>>>();

  on<Name extends keyof PhoneEvents>(name: Name, listener: Listener<Name>): () => void {
    const set = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, set);
    set.add(listener as Listener<never>);
    return () => set.delete(listener as Listener<never>);
  }

  emit<Name extends keyof PhoneEvents>(name: Name, event: PhoneEvents[Name]): void {
    for (const listener of this.listeners.get(name) ?? []) {
      try {
        (listener as Listener<Name>)(event);
      } catch (error) {
        reportError(error);
      }
    }
  }
}
