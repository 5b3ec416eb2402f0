import { command, DuplicateKey, find, insert, updateWhere } from '../platform/database';
import type { Notice } from './notice';

/** Stores notices in one call. Those that are there already stay as they are, so that a repeat doubles nothing. */
export async function insertNotices(notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  try {
    await insert('notices', notices);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    if (notices.length === 1) return;
    for (const notice of notices) await insertNotices([notice]);
  }
}

/** An inbox: newest first, before an instant. */
export function listNotices(recipients: readonly string[], limit: number, before?: Date): Promise<Notice[]> {
  return find<Notice>('notices', {
    where: { recipient: command().in(recipients), ...(before ? { at: command().lt(before) } : {}) },
    order: [['at', 'desc']],
    limit,
  });
}

/** Marks one notice as read. Resolves to whether it was the recipient's. */
export async function markRead(id: string, recipients: readonly string[], at: Date): Promise<boolean> {
  return (await updateWhere('notices', { _id: id, recipient: command().in(recipients) }, { readAt: at })) === 1;
}

/** Messages still to be sent, oldest first. */
export function listPending(limit: number): Promise<Notice[]> {
  return find<Notice>('notices', { where: { delivery: 'pending' }, order: [['at', 'asc']], limit });
}

/** Takes a message for sending; false when another run has it. */
export async function claim(id: string): Promise<boolean> {
  return (await updateWhere('notices', { _id: id, delivery: 'pending' }, { delivery: 'sending' })) === 1;
}

export async function settleDelivery(id: string, delivery: 'sent' | 'refused' | 'inbox'): Promise<void> {
  await updateWhere('notices', { _id: id }, { delivery });
}

/** WeChat was too busy: the message waits for another run. */
export async function putBack(id: string): Promise<void> {
  await updateWhere('notices', { _id: id }, { delivery: 'pending', busy: command().inc(1) });
}

/** Ids of messages not opened yet, at most `limit`. */
export function listUnread(recipients: readonly string[], limit: number): Promise<Array<Pick<Notice, '_id'>>> {
  return find('notices', {
    where: { recipient: command().in(recipients), readAt: null },
    limit,
    fields: { _id: true },
  });
}
