import { recall, remember } from './storage';

/** Older ones are far down the list, where no mark is missed. */
const most = 200;

/** Which announcements were opened on this phone; nothing but their ids. */
export function readAnnouncements(): ReadonlySet<string> {
  return new Set(recall('readAnnouncements') ?? []);
}

export function markAnnouncementRead(id: string): void {
  const known = recall('readAnnouncements') ?? [];
  if (!known.includes(id)) remember('readAnnouncements', [...known, id].slice(-most));
}
