import { CloudFailure } from './cloud-failure';

const TERMINAL = new Set(['get', 'add', 'update', 'set', 'remove', 'count', 'end', 'watch']);

/**
 * `wx.cloud.database()` as a client meets it under our security rules: any query can be written down, and every
 * attempt to run it is refused.
 */
export function deniedDatabase(): unknown {
  const chain: unknown = new Proxy(() => undefined, {
    get(_target, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (!TERMINAL.has(name)) return chain;
      return (options?: { fail?: (error: unknown) => void; complete?: (error: unknown) => void }) => {
        const error = new CloudFailure(
          -502003,
          `document.${name}:fail Error: errCode: -502003 database permission denied | errMsg: Permission denied`,
        );
        if (!options?.fail && !options?.complete) return Promise.reject(error);
        options.fail?.(error);
        options.complete?.(error);
        return undefined;
      };
    },
    apply: () => chain,
  });
  return chain;
}
