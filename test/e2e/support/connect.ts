/** Gets the official client connected, to the preview or to real WeChat DevTools. */
import path from 'node:path';
import automator from 'miniprogram-automator';
import { onDevtools, town } from './town';

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;
export type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>;
export type Element = InstanceType<typeof automator.Element>;
export type InputElement = InstanceType<typeof automator.InputElement>;

export interface OpenOptions {
  /** Page to open instead of the person's first one, without a leading slash: `packages/resident/submit/submit`. */
  page?: string;
  /** The scene text of a mini program code, as the page finds it in `options.scene`. */
  scene?: string;
}

/** `person` is an openid of the demo town; on DevTools it is the openid of a test account the tool is logged in with. */
export async function connect(person: string, options: OpenOptions): Promise<MiniProgram> {
  return onDevtools ? connectDevtools(person, options) : connectPreview(person, options);
}

async function connectPreview(person: string, options: OpenOptions): Promise<MiniProgram> {
  const endpoint = new URL('/automator', town().url.replace('http', 'ws'));
  for (const [name, value] of Object.entries({ person, ...options })) endpoint.searchParams.set(name, value);
  return automator.connect({ wsEndpoint: endpoint.href });
}

/** `DEVTOOLS_WS` names a DevTools already open with `cli auto --auto-port`; without it one is started. */
async function connectDevtools(account: string, { page, scene }: OpenOptions): Promise<MiniProgram> {
  const wsEndpoint = process.env.DEVTOOLS_WS;
  const phone = wsEndpoint
    ? await automator.connect({ wsEndpoint })
    : await automator.launch({ projectPath: path.resolve(__dirname, '../../..'), account });
  if (page) {
    const query = scene === undefined ? '' : `?scene=${encodeURIComponent(scene)}`;
    await phone.callWxMethod('reLaunch', { url: `/${page}${query}` });
  }
  return phone;
}
