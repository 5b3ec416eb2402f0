import { h } from '../runtime/chrome/h';
import { listenLive } from '../runtime/live';
import type { PhoneState } from '../runtime/shell-link';
import { ClockPanel } from './clock-panel';
import deviceCss from './device.css';
import { DevicePanel } from './device-panel';
import { NoticePanel } from './notice-panel';
import { PagePanel } from './page-panel';
import { PeoplePanel } from './people-panel';
import { PhoneFrame } from './phone-frame';
import css from './shell.css';
import { readShellState, rememberShellState, type ShellState } from './shell-state';

/** Below this width the window is a phone itself: show the mini program alone. */
const NARROW = 720;

function start(): void {
  const state = readShellState();
  if (window.innerWidth < NARROW) {
    location.replace(PhoneFrame.address(state, false));
    return;
  }
  document.head.append(h('style', {}, [css, deviceCss]));
  build(state);
}

function build(state: ShellState): void {
  const frame = new PhoneFrame();
  const page = new PagePanel(
    (url, scene) => reopen({ page: url, scene }),
    (large) => reopen({ font: large ? 20 : 16 }),
  );
  const notices = new NoticePanel((url) => frame.ask({ type: 'phone-open', url }));
  const clock = new ClockPanel((offsetMs) => frame.ask({ type: 'phone-clock', offsetMs }));
  const device = new DevicePanel((settings) => frame.ask({ type: 'phone-device', settings }));
  const people = new PeoplePanel((person) => reopen({ person: person.openid, page: person.home ?? '', scene: '' }));
  let current = state;

  function reopen(change: Partial<ShellState>): void {
    current = { ...current, ...change };
    rememberShellState(current);
    people.choose(current.person);
    notices.follow(current.person);
    page.begin(current);
    frame.open(current);
  }

  document.body.append(
    h('div', { class: 'shell' }, [
      h('aside', { class: 'shell__side' }, [
        h('header', { class: 'shell__brand' }, [h('strong', {}, ['网格通']), h('span', {}, ['本机预览'])]),
        people.element,
        device.element,
        clock.element,
      ]),
      frame.element,
      h('aside', { class: 'shell__side' }, [notices.element, page.element]),
    ]),
  );
  window.addEventListener('message', (event: MessageEvent<PhoneState>) => {
    if (event.origin !== location.origin || event.data?.type !== 'phone-state') return;
    frame.isRunning();
    page.show(event.data);
    notices.refresh();
  });
  listenLive(
    (message) => {
      if (message.type === 'message') notices.refresh();
      if (message.type === 'clock') clock.show(message.offsetMs);
    },
    () => location.reload(),
  );
  people.load(current.person).then((person) => reopen({ person }));
}

start();
