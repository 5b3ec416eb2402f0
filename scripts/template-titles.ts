import { defaultSettings } from '../cloudfunctions/platform/default-settings';
import type { TownSettings } from '../cloudfunctions/platform/settings';

/** As WeChat's template library would name them: what people read when they are asked for a message. */
const titles: Record<keyof TownSettings['templates'], string> = {
  caseProgress: '办件进度通知',
  deskWork: '待办事项提醒',
};

/** Template id → title, for this machine's WeChat. */
export const templateTitles: Record<string, string> = Object.fromEntries(
  Object.entries(defaultSettings.templates).map(([use, id]) => [id, titles[use as keyof typeof titles]]),
);
