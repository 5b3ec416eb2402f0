import { createHash } from 'node:crypto';
import { keyedHash } from '../platform/encryption';
import { AppError } from '../platform/errors';

/** A row of `invitations`. The token itself is nowhere stored: `_id` is its hash. */
export interface Invitation {
  _id: string;
  personId: string;
  /** The inviting person, for the record. */
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  /** The openid that used it, or ''. */
  usedBy: string;
  usedAt: Date | null;
  /** For somebody who has joined and now has another WeChat account: joining moves the binding. */
  rebind: boolean;
}

/** Where an invitation's picture leads. */
export const joiningPage = 'packages/staff/join/join';

const validMs = 7 * 24 * 3_600_000;

/**
 * The token of an invitation: 22 characters of base64url, 132 bits nobody can guess. It follows from the tap that asks
 * for it, so a retry gives the same token and makes no second invitation.
 */
export function tokenOf(tap: { openid: string; requestId: string; personId: string }): string {
  return keyedHash('invitation', `${tap.openid}\n${tap.requestId}\n${tap.personId}`);
}

/** The id an invitation is stored under. A plain hash: the token is too long to be tried out, and keys may change. */
export function invitationId(token: string): string {
  return createHash('sha256').update(`invitation\n${token}`).digest('base64url');
}

/** What the code picture carries: at most 32 characters of WeChat's set. */
export function sceneOf(token: string): string {
  return `i=${token}`;
}

export function newInvitation(
  token: string,
  from: Pick<Invitation, 'personId' | 'invitedBy' | 'rebind'>,
  now: Date,
): Invitation {
  const expiresAt = new Date(now.getTime() + validMs);
  return { _id: invitationId(token), ...from, createdAt: now, expiresAt, usedBy: '', usedAt: null };
}

/**
 * Throws when an invitation cannot be used by `openid` now. Of a person's invitations only the newest counts: making
 * one ends those before it without touching them. Whoever used it may use it again, because an answer can get lost.
 *
 * @param others all invitations of the same person
 * @throws INVITATION_USED, INVITATION_EXPIRED
 */
export function checkUsable(
  invitation: Invitation,
  others: ReadonlyArray<Pick<Invitation, '_id' | 'createdAt'>>,
  openid: string,
  now: Date,
): void {
  if (invitation.usedBy === openid) return;
  if (invitation.usedBy !== '') throw new AppError('INVITATION_USED', 'invitation used by another openid');
  if (invitation.expiresAt <= now) throw new AppError('INVITATION_EXPIRED', 'invitation older than seven days');
  if (others.some((other) => isNewer(other, invitation))) {
    throw new AppError('INVITATION_EXPIRED', 'a newer invitation exists', '这个邀请已作废，请使用最新的邀请');
  }
}

type Stamp = Pick<Invitation, '_id' | 'createdAt'>;

function isNewer(other: Stamp, than: Stamp): boolean {
  const later = other.createdAt.getTime() - than.createdAt.getTime();
  return later > 0 || (later === 0 && other._id > than._id);
}
