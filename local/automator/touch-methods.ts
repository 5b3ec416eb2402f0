/** `Element.*` that a finger or the keyboard does. The page agent says where to go, the browser's own input does the rest. */
import type { Point, TouchPoint } from './finger';
import type { Phone } from './phone';
import { type Handlers, listParam, type Params } from './protocol';

export function touchMethods(phone: Phone): Handlers {
  const { finger } = phone;

  async function tap(params: Params): Promise<void> {
    await finger.tap((await phone.callAgent('Touch.locate', params)) as Point);
    await settle();
  }

  /** Taps the field, then types over what is in it. The focus stays, as a thumb stays on the keyboard. */
  async function type(params: Params): Promise<void> {
    const [value = ''] = listParam(params, 'args');
    await finger.tap((await phone.callAgent('Touch.locate', params)) as Point);
    const { empty } = (await phone.callAgent('Touch.selectField', params)) as { empty: boolean };
    if (value !== '') await phone.cdp.send('Input.insertText', { text: String(value) });
    else if (!empty) await phone.page.keyboard.press('Backspace');
    await settle();
  }

  async function slide(params: Params): Promise<void> {
    await finger.drag((await phone.callAgent('Touch.slidePath', params)) as Point[]);
    await settle();
  }

  async function settle(): Promise<void> {
    await phone.callAgent('Touch.settle', {});
  }

  async function points(params: Params): Promise<TouchPoint[]> {
    return (await phone.callAgent('Touch.points', params)) as TouchPoint[];
  }

  const functions: Handlers = {
    'input.input': type,
    'textarea.input': type,
    'switch.tap': tap,
    'slider.slideTo': slide,
  };

  return {
    'Element.tap': tap,
    'Element.touchstart': async (params) => finger.press(await points(params)),
    'Element.touchmove': async (params) => {
      await finger.move(await points(params));
      await settle();
    },
    'Element.touchend': async () => {
      await finger.lift();
      await settle();
    },
    'Element.callFunction': (params) => {
      const own = functions[String(params.functionName)];
      return own ? own(params) : phone.callAgent('Element.callFunction', params);
    },
  };
}
