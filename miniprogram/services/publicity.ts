import type { OutputOf } from './api';
import { call } from './cloud';

export type BoardItem = OutputOf<'publicity.board'>['items'][number];
export type NoticeView = OutputOf<'publicity.notice'>;

/** The notice board of a community or town, newest first. */
export const getBoard = (place: string, before?: number) =>
  call('publicity.board', before === undefined ? { place } : { place, before });
export const getNotice = (id: string) => call('publicity.notice', { id });
