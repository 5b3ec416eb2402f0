/** Console calls and errors of the mini program, sent to the client as they happen. */
import { plain } from './json';

let listening = false;

export function relayEvents(): void {
  if (listening) return;
  listening = true;
  const phone = window.__phone;
  phone.on('console', ({ type, args }) => emit('App.logAdded', { type, args }));
  phone.on('error', (text) => emit('App.exceptionThrown', splitStack(text)));
  phone.on('unhandledRejection', ({ reason }) => emit('App.exceptionThrown', exceptionOf(reason)));
}

/** `console` for code the client sends: heard like the mini program's own. */
export function toldConsole(): Console {
  const told: Console = Object.create(console);
  for (const type of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    told[type] = (...args: unknown[]) => {
      console[type](...args);
      emit('App.logAdded', { type, args });
    };
  }
  return told;
}

function emit(method: string, params: unknown): void {
  void window.__automatorEmit({ method, params: plain(params) });
}

/** `wx.onError` gives one text: the message, then the stack. */
function splitStack(text: string) {
  const [message = '', ...stack] = text.split('\n');
  return { message, stack: stack.length > 0 ? text : '' };
}

function exceptionOf(reason: unknown) {
  if (reason instanceof Error) return { message: reason.message, stack: reason.stack ?? '' };
  return { message: typeof reason === 'string' ? reason : JSON.stringify(plain(reason)), stack: '' };
}
