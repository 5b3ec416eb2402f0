import { eventually } from './eventually';
import type { Phone } from './phone';

/**
 * What a person does to the phone itself, and what lies on it. Only in the preview: DevTools has no switch for its network that
 * a test can reach.
 */
export async function setOnline({ mini }: Phone, online: boolean): Promise<void> {
  await mini.evaluate((value: boolean) => {
    (globalThis as unknown as { __device: { setOnline(online: boolean): void } }).__device.setOnline(value);
  }, online);
}

/** Closes the app and opens it again on the same phone, at a page. */
export async function restart({ mini, go }: Phone, page: string): Promise<void> {
  await mini
    .evaluate(() => {
      (globalThis as unknown as { location: { reload(): void } }).location.reload();
    })
    .catch(() => undefined);
  await eventually('the app to be open again', 20_000, async () => {
    await go(`/${page}`, 'reLaunch');
    return { value: undefined };
  });
}

/** Waits until the phone has what it needs without a signal. */
export async function kept(phone: Phone, key: string): Promise<void> {
  await eventually(`${key} to be kept`, 20_000, async () =>
    (await keysOf(phone)).includes(key) ? { value: undefined } : undefined,
  );
}

/** Waits until everything that was done has gone up. */
export async function allSent(phone: Phone): Promise<void> {
  await eventually('everything to be up', 40_000, async () =>
    (await keysOf(phone)).some((key) => key.startsWith('pending:')) ? undefined : { value: undefined },
  );
}

async function keysOf({ mini }: Phone): Promise<string[]> {
  return ((await mini.callWxMethod('getStorageInfoSync')) as { keys: string[] }).keys;
}
