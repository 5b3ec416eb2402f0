import type { LaunchOptions, PageHandle } from './contract';
import type { Phone } from './phone';
import type { PhoneOptions } from './phone-options';
import { formatPageUrl, parsePageUrl } from './urls';

/** WeChat's numbers for how a mini program was opened: from its list, and by its code. */
const SCENE_LIST = 1001;
const SCENE_CODE = 1047;

const key = (person: string) => `preview/pages/${person}`;

/** Remembers the open pages over one reload, so that a save does not throw a person back to the first page. */
export function keepPages(phone: Phone): void {
  const urls = phone.pages().map((page) => formatPageUrl(page));
  sessionStorage.setItem(key(phone.person), JSON.stringify(urls));
}

/** Opens what the address asks for; after a live reload, the pages that were open. */
export async function openPages(phone: Phone, options: PhoneOptions): Promise<PageHandle> {
  const kept = sessionStorage.getItem(key(options.person));
  sessionStorage.removeItem(key(options.person));
  const urls = kept ? (JSON.parse(kept) as string[]) : [];
  const launch = launchOptions(options, phone.config.entryPagePath);
  const [first = formatPageUrl(launch), ...rest] = urls;
  await phone.start(launch);
  let page = await phone.reLaunch(first);
  for (const url of rest) page = await phone.navigateTo(url);
  return page;
}

function launchOptions(options: PhoneOptions, entryPage: string): LaunchOptions {
  const { path, query } = parsePageUrl(`/${options.page || entryPage}`, '');
  const isNumber = /^\d{4}$/.test(options.scene);
  if (options.scene && !isNumber) query['scene'] = encodeURIComponent(options.scene);
  const scene = isNumber ? Number(options.scene) : options.scene ? SCENE_CODE : SCENE_LIST;
  return { path, query, scene, referrerInfo: {} };
}
