/**
 * Makes the icon component's WXSS and the tab bar's pictures from Lucide (ISC), only those that are used. Run by hand
 * after changing a list: `node --import tsx scripts/icons.ts`. Icons are masks, so that they take the text's colour.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser';

const root = join(__dirname, '..');

/** Name in our pages → name in Lucide. */
const icons: Record<string, string> = {
  accept: 'check',
  add: 'plus',
  alert: 'triangle-alert',
  arrow: 'chevron-right',
  bell: 'bell',
  camera: 'camera',
  cannot: 'circle-x',
  check: 'circle-check',
  clock: 'clock',
  close: 'x',
  desk: 'building-2',
  document: 'file-text',
  down: 'chevron-down',
  empty: 'inbox',
  eye: 'eye',
  half: 'contrast',
  help: 'circle-help',
  home: 'house',
  link: 'share-2',
  locate: 'locate-fixed',
  lock: 'lock',
  map: 'map',
  merge: 'merge',
  message: 'message-square',
  mic: 'mic',
  offline: 'wifi-off',
  person: 'user-round',
  people: 'users',
  phone: 'phone',
  pin: 'map-pin',
  qr: 'qr-code',
  refresh: 'refresh-cw',
  upload: 'cloud-upload',
  return: 'undo-2',
  scan: 'scan',
  search: 'search',
  send: 'send',
  shield: 'shield-check',
  text: 'type',
  transfer: 'arrow-right-left',
  list: 'clipboard-list',
  // categories
  water: 'droplets',
  power: 'lightbulb',
  road: 'traffic-cone',
  rubbish: 'trash-2',
  noise: 'volume-2',
  dispute: 'handshake',
  fire: 'flame',
  house: 'house',
  coins: 'hand-coins',
  disability: 'accessibility',
  medal: 'medal',
  insurance: 'heart-pulse',
  card: 'id-card',
  job: 'briefcase',
  family: 'baby',
  farm: 'sprout',
  other: 'ellipsis',
};

const tabs = { home: 'house', cases: 'clipboard-list', notices: 'bell', me: 'user-round' };

function svg(name: string): string {
  const source = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  return source
    .replace(/<!--.*?-->/gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ class="[^"]*"/, '')
    .replace(/> </g, '><')
    .trim();
}

function mask(name: string): string {
  const drawing = svg(name)
    .replace('currentColor', '#000')
    .replace(/ width="24" height="24"/, '');
  return `url("data:image/svg+xml,${encodeURIComponent(drawing).replace(/%20/g, ' ').replace(/%3D/g, '=').replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%22/g, "'")}")`;
}

function writeWxss(): void {
  const rules = Object.entries(icons).map(([ours, theirs]) => `.icon-${ours} { -webkit-mask-image: ${mask(theirs)}; }`);
  const base = `/* Made by scripts/icons.ts from Lucide (ISC). Do not edit. */
:host { display: inline-flex; flex: none; }
.icon { width: 1em; height: 1em; background: currentColor; -webkit-mask-repeat: no-repeat; -webkit-mask-size: contain; }
`;
  writeFileSync(join(root, 'miniprogram/components/icon/icon.wxss'), `${base}${rules.join('\n')}\n`);
}

/** The tab bar takes only pictures: 81 × 81 pixels, one grey and one in the primary colour. */
async function writeTabs(): Promise<void> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
  for (const [tab, icon] of Object.entries(tabs)) {
    for (const [suffix, colour] of [
      ['', '#5b6472'],
      ['-on', '#0a5fd1'],
    ] as const) {
      const drawing = svg(icon)
        .replace('width="24" height="24"', 'width="65" height="65"')
        .replace('currentColor', colour);
      await page.setContent(`<body style="margin:8px;background:transparent">${drawing}</body>`);
      await page.screenshot({ path: join(root, `miniprogram/images/tab-${tab}${suffix}.png`), omitBackground: true });
    }
  }
  await browser.close();
}

writeWxss();
void writeTabs();
