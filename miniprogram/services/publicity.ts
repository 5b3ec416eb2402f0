import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type BoardItem = OutputOf<'publicity.board'>['items'][number];
export type NoticeView = OutputOf<'publicity.notice'>;

/** The notice board of a community or town, newest first. */
export const getBoard = (place: string, before?: number) =>
  call('publicity.board', before === undefined ? { place } : { place, before });
export const getNotice = (id: string) => call('publicity.notice', { id });

/** Announcements (通知公告) of a place and those above it, pinned first. */
export type AnnouncementItem = OutputOf<'publicity.announcements'>['items'][number];
export type AnnouncementView = OutputOf<'publicity.announcement'>;
export const listAnnouncements = (place: string, before?: number) =>
  call('publicity.announcements', before === undefined ? { place } : { place, before });
/** Opening one counts its reader. */
export const getAnnouncement = (id: string) => call('publicity.announcement', { id });

// For those who write them
export type WrittenItem = OutputOf<'publicity.written'>['items'][number];
export type WrittenView = OutputOf<'publicity.writtenOne'>;
export type SpokenPlace = OutputOf<'publicity.speaker'>['places'][number];
export const listSpokenPlaces = () => call('publicity.speaker', {});
export const listWritten = (place: string, before?: number) =>
  call('publicity.written', before === undefined ? { place } : { place, before });
export const getWritten = (id: string) => call('publicity.writtenOne', { id });
/** `requestId` is kept with the draft: tried again after a lost answer it is the same announcement. */
export const saveAnnouncement = (input: InputOf<'publicity.saveAnnouncement'>, requestId: string) =>
  call('publicity.saveAnnouncement', input, requestId);
export const withdrawAnnouncement = (id: string, edition: number) =>
  call('publicity.withdrawAnnouncement', { id, edition });
/** @param until milliseconds since 1970, or null to let it go back into the row */
export const pinAnnouncement = (id: string, edition: number, until: number | null) =>
  call('publicity.pin', { id, edition, until });

/** Service guides (办事指南) of the town a place lies in. */
export type GuideGroup = OutputOf<'publicity.guides'>['groups'][number];
export type GuideView = OutputOf<'publicity.guide'>;
export const listGuides = (place: string) => call('publicity.guides', { place });
export const getGuide = (place: string, category: string) => call('publicity.guide', { place, category });
