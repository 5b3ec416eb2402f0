import type { PhoneHost } from '../runtime/contract';
import type { Device } from './device';
import { bottomSheet } from './sheets/bottom-sheet';
import { h } from './sheets/h';

export interface PickRequest {
  /** As of `<input type=file>`: `image/*`, `.xlsx`. */
  accept: string;
  count: number;
  /** What the sheet offers: 拍摄, 从手机相册选择. One source opens at once, where the browser lets it. */
  sources: { label: string; camera: boolean; front?: boolean }[];
}

/** Real files from this machine, through the browser's own chooser. Empty when the person cancels. */
export async function pickFiles(phone: PhoneHost, device: Device, request: PickRequest): Promise<File[]> {
  if (device.nextFiles.length > 0) return device.nextFiles.splice(0, request.count);
  const [only] = request.sources;
  // The chooser opens only on a person's own tap, which may be too long ago after a question was asked.
  if (request.sources.length === 1 && only && navigator.userActivation.isActive) return browse(request, only);

  let picked: Promise<File[]> | undefined;
  const list = h(
    'div',
    {},
    ...request.sources.map((source) =>
      h(
        'button',
        {
          class: 'wx-sheet__item',
          'data-value': source.camera ? 'camera' : 'album',
          onclick: (event) => {
            picked = browse(request, source);
            // The sheet goes with the tap; its 取消 does the closing for us.
            const sheet = (event.currentTarget as HTMLElement).closest('.wx-sheet');
            sheet?.querySelector<HTMLElement>('[data-value="cancel"]')?.click();
          },
        },
        source.label,
      ),
    ),
  );
  await bottomSheet(phone, {
    kind: 'pick-files',
    title: '',
    body: list,
    actions: [{ label: '取消', value: 'cancel' }],
  });
  return (await picked) ?? [];
}

function browse(request: PickRequest, source: PickRequest['sources'][number]): Promise<File[]> {
  const input = h('input', { type: 'file', accept: request.accept, multiple: request.count > 1, hidden: true });
  if (source.camera) input.setAttribute('capture', source.front ? 'user' : 'environment');
  document.body.append(input);
  return new Promise<File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])].slice(0, request.count)));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  }).finally(() => input.remove());
}
