import type { CreateWx } from '../runtime/contract';
import { accountApi } from './account';
import { bytesApi } from './bytes';
import { canvasApi } from './canvas';
import { cloudApi } from './cloud';
import { fileSystemApi } from './file-system';
import { interactionApi } from './interaction';
import { lifecycleApi } from './lifecycle';
import { locationApi } from './location';
import { mediaApi } from './media';
import { navigationApi } from './navigation';
import { networkFilesApi } from './network-files';
import { pageChromeApi } from './page-chrome';
import { phoneFunctionsApi } from './phone-functions';
import { queryApi } from './query';
import { reportApi } from './report';
import { servicesOf } from './services';
import { settingsApi } from './settings';
import { shareApi } from './share';
import { storageApi } from './storage';
import { subscribeApi } from './subscribe';
import { systemApi } from './system';

/** The `wx` of one phone. A name that is in none of these groups throws that it is not in the preview. */
export const createWx: CreateWx = (phone) => {
  const services = servicesOf(phone);
  window.__device = services.device;
  // `"style": "v2"` of app.json changes the looks of buttons; see components/button/button.css.
  const { style } = phone.config as { style?: string };
  if (style) document.documentElement.dataset['wxStyle'] = style;
  return {
    ...navigationApi(phone),
    ...interactionApi(phone),
    ...pageChromeApi(phone),
    ...lifecycleApi(phone),
    ...queryApi(phone),
    ...storageApi(() => phone.storageKey('storage:'), localStorage),
    ...fileSystemApi(services.files),
    ...bytesApi,
    ...mediaApi(phone),
    ...canvasApi(phone),
    ...networkFilesApi(phone),
    ...locationApi(phone),
    ...phoneFunctionsApi(phone),
    ...systemApi(phone),
    ...settingsApi(phone),
    ...accountApi(phone),
    ...subscribeApi(phone),
    ...shareApi(phone),
    ...reportApi(phone),
    ...cloudApi({
      apiBase: phone.apiBase,
      openid: () => phone.person,
      online: () => services.device.online,
      files: services.cloudFiles,
      fetch: services.device.fetch,
      asked: (answered) => phone.cloudAsked(answered),
    }),
  };
};
