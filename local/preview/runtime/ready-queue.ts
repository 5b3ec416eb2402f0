import type { ComponentSpace, GeneralBehavior } from 'glass-easel';

/** A component the framework attached. */
interface Attached {
  triggerLifetime(name: string, args: unknown[]): void;
}

/**
 * `ready` of components. The framework leaves it to its host: it comes after a component was attached and laid out;
 * for those of a new page after the page's `onLoad` and `onShow`.
 */
export class ReadyQueue {
  private waiting: Attached[] = [];
  private held = 0;
  private scheduled = false;

  add(component: Attached): void {
    this.waiting.push(component);
    this.schedule();
  }

  /** A behavior that puts every component it is in into this queue. */
  behavior(space: ComponentSpace): GeneralBehavior {
    const queue = this;
    return space
      .define()
      .lifetime('attached', function () {
        // components of the mini program run their lifetimes on the object their own code sees
        const self = this as unknown as Attached & { _$?: Attached };
        queue.add(self._$ ?? self);
      })
      .registerBehavior() as unknown as GeneralBehavior;
  }

  /** Keeps `ready` back while a page is being opened. */
  hold(): void {
    this.held += 1;
  }

  release(): void {
    this.held -= 1;
    this.flush();
  }

  private schedule(): void {
    if (this.scheduled || this.held > 0) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    while (this.held === 0 && this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      for (const component of batch) component.triggerLifetime('ready', []);
    }
  }
}
