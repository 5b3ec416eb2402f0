import { eventually } from './eventually';
import type { Phone } from './phone';

/**
 * Taps a button of what WeChat itself asks (`data-sheet` of the preview): `agree` to the privacy statement, `allow` a
 * permission. Waits until it is asked.
 */
export function answer({ mini }: Phone, value: 'agree' | 'allow' | 'deny' | 'send' | 'cancel'): Promise<void> {
  return eventually(`to be asked for “${value}”`, 20_000, async () => {
    const clicked = await mini.evaluate((wanted: string) => {
      const { document } = globalThis as unknown as {
        document: { querySelector(text: string): { click(): void } | null };
      };
      const button = document.querySelector(`[data-sheet] [data-value="${wanted}"]`);
      button?.click();
      return button !== null;
    }, value);
    return clicked ? { value: undefined } : undefined;
  });
}

/** The phone is at a place: GCJ-02 degrees. */
export async function standAt({ mini }: Phone, [longitude, latitude]: [number, number]): Promise<void> {
  await mini.evaluate(
    (at: { longitude: number; latitude: number }) => {
      (globalThis as unknown as { __device: { setPlace(place: object): void } }).__device.setPlace(at);
    },
    { longitude, latitude },
  );
}
