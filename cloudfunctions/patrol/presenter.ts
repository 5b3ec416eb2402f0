import { chinaTime } from '../platform/duty-hours';
import type { Patrol, PatrolPoint } from './patrol';

/** A note of a round as its officer sees it. */
export interface PatrolNoteView {
  id: string;
  /** `09:41` */
  time: string;
  text: string;
  photos: string[];
  point: PatrolPoint | null;
  caseId: string;
}

/** A round as its officer sees it. */
export interface PatrolView {
  /** The id the phone gave it. */
  id: string;
  grid: string;
  gridName: string;
  date: string;
  /** `09:30` */
  started: string;
  /** '' while it goes on. */
  ended: string;
  /** Milliseconds since 1970, for the time under way. */
  startedAt: number;
  point: PatrolPoint | null;
  inGrid: boolean | null;
  notes: PatrolNoteView[];
}

export function presentPatrol(patrol: Patrol): PatrolView {
  const { _id, personId, grid, gridName, date, startedAt, endedAt, point, inGrid, notes } = patrol;
  const clock = (at: Date): string => chinaTime(at).format('HH:mm');
  return {
    id: _id.slice(personId.length + 1),
    grid,
    gridName,
    date,
    started: clock(startedAt),
    ended: endedAt ? clock(endedAt) : '',
    startedAt: startedAt.getTime(),
    point,
    inGrid,
    notes: notes.map(({ at, ...note }) => ({ ...note, time: clock(at) })),
  };
}
