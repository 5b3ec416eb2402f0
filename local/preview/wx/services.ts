import type { PhoneHost } from '../runtime/contract';
import { CloudFiles } from './cloud-files';
import { Device } from './device';
import { indexedDbKeeper } from './file-keeper';
import { FileStore } from './file-store';
import { Permissions } from './permissions';
import { Privacy } from './privacy';

/** What the groups of `wx` and some built-in components share on one phone. */
export interface Services {
  phone: PhoneHost;
  device: Device;
  files: FileStore;
  cloudFiles: CloudFiles;
  permissions: Permissions;
  privacy: Privacy;
}

const made = new WeakMap<PhoneHost, Services>();

/** The services of a phone, made when first asked for. */
export function servicesOf(phone: PhoneHost): Services {
  const known = made.get(phone);
  if (known) return known;
  const device = new Device();
  const files = new FileStore(indexedDbKeeper(phone.person));
  files.load().catch((error: unknown) => console.warn('files saved earlier could not be read', error));
  const services: Services = {
    phone,
    device,
    files,
    cloudFiles: new CloudFiles({
      apiBase: phone.apiBase,
      openid: () => phone.person,
      online: () => device.online,
      files,
      fetch: device.fetch,
      underWay: () => device.underWay(),
    }),
    permissions: new Permissions(phone),
    privacy: new Privacy(phone),
  };
  made.set(phone, services);
  return services;
}

/**
 * The address a browser can show a picture by: `cloud://` ids, the phone's own files, mini program paths and plain
 * URLs. `from` is the component a relative path is written in.
 */
export function displayUrl(services: Services, source: string, from?: string): string | Promise<string> {
  if (source.startsWith('cloud://')) return services.cloudFiles.addressOf(source);
  if (source.startsWith('wxfile://')) {
    const url = services.files.urlOf(source);
    return url ?? Promise.reject(new Error(`no such file ${source}`));
  }
  if (/^(https?:|data:|blob:)/.test(source)) return source;
  return services.phone.resourceUrl(source, from);
}
