/** `Native.*`: what `miniProgram.native()` does, the parts of WeChat around the page. Called through `Tool.native`. */
import { type Handlers, isRecord, textParam } from '../protocol';
import { nextFrame } from './ready';

/** A dialog may be on its way up when the client already answers it. */
const DIALOG_TIMEOUT_MS = 3_000;

/** Buttons of the preview's dialogs (runtime/chrome/overlays.ts, wx/sheets/bottom-sheet.ts). */
const BUTTONS: Record<string, string> = {
  confirmModal: '.phone-modal__button:last-child',
  cancelModal: '.phone-modal__button:first-child:not(:last-child)',
  authorizeAllow: '[data-sheet] [data-value="allow"]',
  authorizeCancel: '[data-sheet] [data-value="deny"]',
  shareConfirm: '[data-sheet] [data-value="send"]',
  shareCancel: '[data-sheet] [data-value="cancel"]',
};

export const nativeMethods: Handlers = {
  /** Where to put the finger for the button `method` means: `{x, y}` in the window. */
  'Native.locate': async (params) => {
    const method = textParam(params, 'method');
    const selector = Object.hasOwn(BUTTONS, method) ? BUTTONS[method] : undefined;
    if (!selector) throw new Error(`native ${method} is not in the preview`);
    const deadline = performance.now() + DIALOG_TIMEOUT_MS;
    for (;;) {
      const button = [...document.querySelectorAll(selector)].at(-1); // the last one mounted lies on top
      if (button) {
        const { left, top, width, height } = button.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      if (performance.now() > deadline) throw new Error(`native ${method}: no such button is on the screen`);
      await nextFrame();
    }
  },

  'Native.goHome': async () => {
    await window.__phone.reLaunch(`/${window.__phone.config.entryPagePath}`);
  },
  'Native.navigateLeft': async () => {
    await window.__phone.navigateBack(1);
  },
  'Native.switchTab': async ({ data }) => {
    await window.__phone.switchTab(textParam(isRecord(data) ? data : {}, 'url'));
  },
};
