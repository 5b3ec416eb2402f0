/**
 * Which Chromium drives the end-to-end tests and the automator, and how to get one.
 *
 *   node --import tsx scripts/browser.ts     prints its path; on Debian and Ubuntu installs one first when there is none
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The headless shell does without the browser's own windows: a phone opens in a third of the time of full Chromium.
 * Chinese text needs a Chinese font, or every screenshot shows empty boxes.
 */
const PACKAGES = ['chromium-headless-shell', 'fonts-noto-cjk'];

/** The path of a Chromium or Chrome, or `undefined`. `CHROME_PATH` wins over every usual place. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return usualPlaces().find((place) => existsSync(place));
}

/**
 * The path of a Chromium, installed first where that is possible: Debian or Ubuntu, as root or with a sudo that asks for
 * no password. Throws an Error of one line that says what to install otherwise.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  if (process.env.CHROME_PATH) throw new Error(`CHROME_PATH names ${process.env.CHROME_PATH}, which is not there`);
  const asRoot = rootPrefix();
  if (!existsSync('/usr/bin/apt-get') || !asRoot) throw new Error(advice());
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
    console.log(`No browser found, running: ${[command, ...rest].join(' ')}`);
    const { status } = spawnSync(command, rest, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed (${status}); ${advice()}`);
  }
  const installed = findBrowser();
  if (!installed) throw new Error(`apt-get installed ${PACKAGES.join(' ')}, but no browser was found; ${advice()}`);
  return installed;
}

function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge']
        .flatMap((name) => [`/Applications/${name}.app`, path.join(os.homedir(), 'Applications', `${name}.app`)])
        .map((app) => path.join(app, 'Contents', 'MacOS', path.basename(app, '.app')));
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter((base) => base !== undefined)
        .flatMap((base) => [
          path.join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.join(base, 'Chromium', 'Application', 'chrome.exe'),
          path.join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    default: {
      const names = [
        'chromium-headless-shell',
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
      ];
      const folders = new Set(['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter).filter(Boolean)]);
      return names.flatMap((name) => [...folders].map((folder) => path.join(folder, name)));
    }
  }
}

/** What to put before a command to run it as root: nothing, `sudo -n`, or `undefined` when neither works. */
function rootPrefix(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
    return ['sudo', '-n'];
  } catch {
    return undefined;
  }
}

function advice(): string {
  switch (process.platform) {
    case 'darwin':
      return 'install Chrome (brew install --cask google-chrome) or set CHROME_PATH to a Chromium';
    case 'win32':
      return 'install Chrome (winget install Google.Chrome) or set CHROME_PATH to a Chromium';
    default:
      return `install Chromium or Chrome (Debian: sudo apt-get install ${PACKAGES.join(' ')}) or set CHROME_PATH to one`;
  }
}

if (require.main === module) console.log(ensureBrowser());
