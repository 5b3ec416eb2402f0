import type { Phone } from './phone';

/** Puts a file into the phone's hand: the next chooser takes it instead of asking. */
export async function giveFile(phone: Phone, name: string, bytes: Buffer): Promise<void> {
  await phone.mini.evaluate(
    (fileName: string, base64: string) => {
      const page = globalThis as unknown as {
        __device: { nextFiles: unknown[] };
        atob(text: string): string;
        File: new (parts: Uint8Array[], name: string) => unknown;
      };
      const content = Uint8Array.from(page.atob(base64), (letter) => letter.charCodeAt(0));
      page.__device.nextFiles.push(new page.File([content], fileName));
    },
    name,
    bytes.toString('base64'),
  );
}
