/** What the server answers itself, because the page cannot: the tool, pictures of the screen, fingers and keyboards. */
import type { Phone } from './phone';
import type { Handlers } from './protocol';
import { toolMethods } from './tool-methods';
import { touchMethods } from './touch-methods';

export interface ServerMethodsOptions {
  phone: Phone;
  previewUrl: string;
  /** Closes the phone; the connection ends when the client hangs up. */
  hangUp(): Promise<void>;
}

/** Methods not in this table go to the page agent. */
export function serverMethods({ phone, previewUrl, hangUp }: ServerMethodsOptions): Handlers {
  return {
    ...toolMethods({ phone, previewUrl, hangUp }),
    ...touchMethods(phone),
    'App.enableLog': () => phone.enableLog(),
    'App.captureScreenshot': async () => {
      const picture = await phone.page.screenshot({ type: 'png', fullPage: true });
      return { data: picture.toString('base64') };
    },
    /** The mini program ends, the phone stays: its page stack is gone, so page methods fail from here on. */
    'App.exit': async () => {
      await phone.page.goto('about:blank');
    },
  };
}
