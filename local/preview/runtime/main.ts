import type { AppConfig } from '../compiler/config';
import type { Problem } from '../compiler/problems';
import { RunErrorPanel, showProblems } from './chrome/error-panel';
import css from './chrome/phone.css';
import { PhoneClock } from './clock';
import { keepNetwork, readDeviceSettings, setDevice } from './device-settings';
import { listenLive } from './live';
import { Phone } from './phone';
import { readOptions } from './phone-options';
import { PhoneScreen } from './phone-screen';
import { keepPages, openPages } from './restore';
import { tellShell } from './shell-link';

/** `/app/manifest.json`: what the compiler made last. */
interface Manifest {
  app: AppConfig;
  /** Package name → hash of its code. */
  packages: Record<string, string>;
  problems: Problem[];
  /** Titles of subscription message templates by their ids. */
  templateTitles: Record<string, string>;
}

async function boot(): Promise<void> {
  const options = readOptions(location.search);
  const clock = new PhoneClock('');
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  const screen = new PhoneScreen(options.framed, clock);
  document.body.append(screen.screen);

  const asked = fetch('/app/manifest.json');
  await clock.read();
  const manifest = (await (await asked).json()) as Manifest;
  let phone: Phone | undefined;
  const reload = () => {
    if (phone) keepPages(phone);
    location.reload();
  };
  listenLive((message) => {
    if (message.type === 'reload') reload();
    else if (message.type === 'problems') showProblems(screen.screen, message.problems);
    else if (message.type === 'clock') clock.setOffset(message.offsetMs);
    else phone?.emit('message', { openid: message.openid });
  }, reload);
  if (manifest.problems.length > 0) return showProblems(screen.screen, manifest.problems);

  phone = new Phone(
    manifest.app,
    options,
    screen,
    clock,
    (name) => `/app/packages/${encodeURIComponent(name)}.js?v=${manifest.packages[name]}`,
  );
  window.__phone = phone;
  const device = window.__device;
  if (device) device.templateTitles = manifest.templateTitles;
  // a phone without a shell around it could not say why it is offline
  if (options.framed) setDevice(device, readDeviceSettings());
  else if (device) keepNetwork(device);
  const panel = new RunErrorPanel(screen.screen);
  phone.errors.onShow((error) => panel.add(error));
  tellShell(phone, clock);
  try {
    await openPages(phone, options);
  } catch (error) {
    phone.errors.report(error);
  }
}

void boot();
