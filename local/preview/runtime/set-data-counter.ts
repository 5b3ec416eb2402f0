import { component } from 'glass-easel-miniprogram-adapter';
import type { PageComponent } from './page-component';

/** Calls `count` for every setData of every page and component, before it takes effect. */
export function countSetData(count: (owner: PageComponent, data: unknown) => void): void {
  const prototype = component.ComponentCaller.prototype as unknown as {
    setData(this: PageComponent, data: Record<string, unknown>, callback?: () => void): void;
  };
  const original = prototype.setData;
  prototype.setData = function setData(data, callback) {
    if (!data || typeof data !== 'object') throw new Error(`setData needs an object, not ${String(data)}`);
    count(this, data);
    original.call(this, data, callback);
  };
}
