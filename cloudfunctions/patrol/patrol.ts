import { AppError } from '../platform/errors';

/** A point in GCJ-02 degrees, one fix of the phone. */
export interface PatrolPoint {
  longitude: number;
  latitude: number;
}

/** More than anybody writes down on one round. */
const mostNotes = 60;

/** Something seen on a round. */
export interface PatrolNote {
  /** Made on the phone, so that a retry meets itself. */
  id: string;
  at: Date;
  text: string;
  photos: string[];
  point: PatrolPoint | null;
  /** The case it became, '' while none. */
  caseId: string;
}

/**
 * One row of `patrols`: a round of an officer through a grid (巡查). `_id` is `<person>:<id made on the phone>`, so that a
 * round begun without signal has a name before the cloud knows of it.
 */
export interface Patrol {
  _id: string;
  personId: string;
  name: string;
  grid: string;
  gridName: string;
  community: string;
  /** The working day it belongs to, YYYY-MM-DD in China. */
  date: string;
  startedAt: Date;
  /** The one fix that is asked for, at the start; null when the phone or the officer gave none. */
  point: PatrolPoint | null;
  /** Whether that was in the grid; null when not known. Shown to the officer, counted for nothing. */
  inGrid: boolean | null;
  notes: PatrolNote[];
  /** null while it goes on. */
  endedAt: Date | null;
}

/** Throws `TOO_LARGE` where a round takes no further note; one it has already it takes again. */
export function requireRoom({ notes }: Pick<Patrol, 'notes'>, id: string): void {
  if (notes.length < mostNotes || notes.some((one) => one.id === id)) return;
  throw new AppError('TOO_LARGE', 'too many notes', `一次巡查最多记 ${mostNotes} 处，请结束后再开始一次`);
}
