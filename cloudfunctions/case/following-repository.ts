import { command, DuplicateKey, find, insert, updateWhere } from '../platform/database';
import { keyedHash } from '../platform/encryption';

/** One row of `followings`: somebody who has the same trouble and follows the case instead of opening another. */
export interface Following {
  /** Keyed hash of case and openid: following twice is following once. */
  _id: string;
  caseId: string;
  openid: string;
  at: Date;
}

/** A case that more people follow tells the rest through its page alone. */
const mostTold = 500;

export function followingId(caseId: string, openid: string): string {
  return keyedHash('following', `${caseId} ${openid}`);
}

/** Follows a case; resolves to whether that is new. One database call, two when it is new. */
export async function follow(caseId: string, openid: string, at: Date): Promise<boolean> {
  try {
    await insert('followings', { _id: followingId(caseId, openid), caseId, openid, at });
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
  await updateWhere('cases', { _id: caseId }, { followers: command().inc(1) });
  return true;
}

/** Whether somebody follows a case. One database call, by id. */
export async function isFollowing(caseId: string, openid: string): Promise<boolean> {
  const where = { _id: followingId(caseId, openid) };
  return (await find('followings', { where, limit: 1, fields: { _id: true } })).length === 1;
}

export function listFollowings(caseId: string): Promise<Following[]> {
  return find<Following>('followings', { where: { caseId }, limit: mostTold });
}

/** What somebody follows, newest first. */
export function listFollowed(openid: string, limit: number): Promise<Following[]> {
  return find<Following>('followings', { where: { openid }, order: [['at', 'desc']], limit });
}
