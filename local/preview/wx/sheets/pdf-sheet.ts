import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { PhoneHost } from '../../runtime/contract';
import { ApiFail } from '../api';
import { fullSheet } from './full-sheet';
import { h } from './h';

const reader = '/app/pdf-reader';

interface ShownDocument {
  bytes: Uint8Array;
  name: string;
  /** What the three dots do; without it there are none. */
  menu?: () => Promise<void>;
}

/**
 * `wx.openDocument` of a PDF: its pages one under the other, each drawn when it is scrolled to. Resolves once it is shown;
 * fails for what is no PDF.
 */
export async function pdfSheet(phone: PhoneHost, { bytes, name, menu }: ShownDocument): Promise<void> {
  const document = await read(bytes);
  const list = h('div', { class: 'wx-pdf' });
  const count = h('div', { class: 'wx-pdf__count', 'aria-live': 'polite' });
  const { closed } = fullSheet(phone, {
    kind: 'document',
    title: name,
    cancel: '关闭',
    body: h('div', { class: 'wx-place' }, list, count),
    menu: menu && { label: '···', open: () => void menu() },
  });
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { width, height } = (await document.getPage(index + 1)).getViewport({ scale: 1 });
      const style = `aspect-ratio: ${width} / ${height}`;
      return h('canvas', { class: 'wx-pdf__page', style, 'data-page': String(index + 1) });
    }),
  );
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
        seen.unobserve(target);
        void draw(document, target);
      }
    },
    { root: list, rootMargin: '100% 0px' },
  );
  list.append(...pages);
  for (const page of pages) seen.observe(page);
  const show = () => {
    const middle = list.scrollTop + list.clientHeight / 2;
    const past = pages.filter((page) => page.offsetTop - list.offsetTop <= middle).length;
    count.textContent = `${Math.max(1, past)} / ${pages.length}`;
  };
  list.addEventListener('scroll', show);
  show();
  void closed.then(() => {
    seen.disconnect();
    return document.loadingTask.destroy();
  });
}

async function read(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // By an address of its own: the phone's script stays as small as it is, and whoever opens no PDF fetches nothing.
  const address = `${reader}/legacy/build/pdf.min.mjs`;
  const { getDocument, GlobalWorkerOptions } = (await import(address)) as typeof import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = `${reader}/legacy/build/pdf.worker.min.mjs`;
  try {
    // A copy: the reader's worker takes the bytes away.
    const data = bytes.slice();
    return await getDocument({ data, cMapUrl: `${reader}/cmaps/`, standardFontDataUrl: `${reader}/standard_fonts/` })
      .promise;
  } catch (error) {
    throw new ApiFail(`open document fail, ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function draw(document: PDFDocumentProxy, canvas: HTMLCanvasElement): Promise<void> {
  const page = await document.getPage(Number(canvas.dataset['page']));
  const scale = (canvas.clientWidth * Math.max(2, devicePixelRatio)) / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  canvas.dataset['drawn'] = 'true';
}
