import type { ApiOf } from '../platform/action';
import { createFunction } from '../platform/create-function';
import { announcement } from './actions/announcement';
import { announcements } from './actions/announcements';
import { board } from './actions/board';
import { guide } from './actions/guide';
import { guides } from './actions/guides';
import { notice } from './actions/notice';
import { pin } from './actions/pin';
import { saveAnnouncement } from './actions/save-announcement';
import { speaker } from './actions/speaker';
import { withdrawAnnouncement } from './actions/withdraw-announcement';
import { written } from './actions/written';
import { writtenOne } from './actions/written-one';

/**
 * What a town makes public: the notice boards (公示栏; objecting is a step of the case, `case.object`), announcements
 * (通知公告) and service guides (办事指南). Reading is for everybody.
 */
const actions = {
  board,
  notice,
  announcements,
  announcement,
  speaker,
  written,
  writtenOne,
  saveAnnouncement,
  withdrawAnnouncement,
  pin,
  guides,
  guide,
};

export type PublicityApi = ApiOf<typeof actions>;
export const main = createFunction('publicity', actions);
