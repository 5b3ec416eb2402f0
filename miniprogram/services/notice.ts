import type { OutputOf } from './api';
import { call } from './cloud';

export type NoticeItem = OutputOf<'notice.list'>['items'][number];

export const listNotices = (before?: number) => call('notice.list', before === undefined ? {} : { before });
export const markRead = (id: string) => call('notice.read', { id });
export const countUnread = () => call('notice.unread', {});
