import jsqr from 'jsqr';
import type { PhoneHost } from '../../runtime/contract';
import { bottomSheet } from './bottom-sheet';
import { h } from './h';

/** Stands for the camera of `wx.scanCode`: takes the code's text, or a picture of the code, which is really read. */
export async function scanSheet(phone: PhoneHost): Promise<string | undefined> {
  const text = h('textarea', {
    class: 'wx-sheet__input',
    name: 'code',
    placeholder: '粘贴二维码的内容，或选择一张二维码图片',
  });
  const note = h('div', { class: 'wx-sheet__text', 'aria-live': 'polite' });
  const picture = h('input', { type: 'file', accept: 'image/*', name: 'picture', class: 'wx-sheet__file' });
  picture.addEventListener('change', () => {
    const file = picture.files?.[0];
    if (!file) return;
    readCode(file).then(
      (code) => {
        text.value = code ?? '';
        note.textContent = code === undefined ? '图片中没有找到二维码' : '已识别';
      },
      () => {
        note.textContent = '这不是一张图片';
      },
    );
  });
  const answer = await bottomSheet(phone, {
    kind: 'scan-code',
    title: '扫一扫',
    body: h('div', {}, text, h('label', { class: 'wx-sheet__item' }, '从相册选择', picture), note),
    actions: [
      { label: '取消', value: 'cancel' },
      { label: '确定', value: 'scan', isPrimary: true },
    ],
  });
  return answer === 'scan' && text.value ? text.value : undefined;
}

/** The text in the first QR code of a picture. */
export async function readCode(file: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  return jsqr(data, bitmap.width, bitmap.height)?.data;
}
