import type { InputOf, OutputOf } from '../../../services/api';
import type { Done, Entry } from '../../../services/pending/entry';

export type Round = OutputOf<'patrol.start'>;
type Note = Round['notes'][number];

/** A note or a round that is on the phone alone says so. */
export interface RoundNote extends Note {
  waits: boolean;
}

export interface ShownRound extends Omit<Round, 'notes'> {
  notes: RoundNote[];
  /** Something of it waits on the phone. */
  waits: boolean;
}

/** What waits of a round stays in order under one subject: begun, noted, ended. */
export const subjectOf = (round: string): string => `patrol:${round}`;

/** The clock's time of an instant, `09:41`, and its day. */
export interface Clock {
  timeOf(instant: number): string;
  dateOf(instant: number): string;
}

/**
 * Pure: the rounds as they will stand when what waits has gone up, newest first. One that was refused is on the page of what
 * waits, and not here.
 *
 * @param known as the server last told them, newest first
 */
export function withPending(
  known: readonly Round[],
  entries: readonly Entry[],
  grids: ReadonlyArray<{ code: string; name: string }>,
  clock: Clock,
): ShownRound[] {
  const rounds = new Map(known.map((round) => [round.id, shown(round)]));
  const begun: ShownRound[] = [];
  for (const { action, input, at, refusal } of entries) {
    if (refusal) continue;
    if (action === 'patrol.start') {
      const round = begunRound(input as InputOf<'patrol.start'>, at, grids, clock);
      if (rounds.has(round.id)) continue;
      rounds.set(round.id, round);
      begun.unshift(round);
      continue;
    }
    const { patrol = '' } = input as { patrol?: string };
    const round = rounds.get(patrol);
    if (!round) continue;
    round.waits = true;
    if (action === 'patrol.finish') round.ended = clock.timeOf(at);
    else addNote(round, input as InputOf<'patrol.note'>, at, clock);
  }
  return [...begun, ...known.flatMap(({ id }) => rounds.get(id) ?? [])];
}

function shown(round: Round): ShownRound {
  return { ...round, waits: false, notes: round.notes.map((note) => ({ ...note, waits: false })) };
}

function begunRound(
  { id, grid, point }: InputOf<'patrol.start'>,
  at: number,
  grids: ReadonlyArray<{ code: string; name: string }>,
  clock: Clock,
): ShownRound {
  return {
    id,
    grid,
    gridName: grids.find(({ code }) => code === grid)?.name ?? '',
    date: clock.dateOf(at),
    started: clock.timeOf(at),
    ended: '',
    startedAt: at,
    point,
    inGrid: null,
    notes: [],
    waits: true,
  };
}

function addNote(round: ShownRound, note: Pick<Note, 'id' | 'text' | 'photos'>, at: number, clock: Clock): void {
  if (round.notes.some(({ id }) => id === note.id)) return;
  const { id, text, photos } = note;
  round.notes.push({ id, text, photos, point: null, caseId: '', time: clock.timeOf(at), waits: true });
}

/** The beginning of a round as it leaves the phone; its own id is its request's. */
export function beginning(input: InputOf<'patrol.start'>, gridName: string): Done {
  const { id } = input;
  return {
    id,
    action: 'patrol.start',
    input: { ...input },
    photos: [],
    subject: subjectOf(id),
    words: `开始巡查：${gridName}`,
  };
}

/** The end of a round. @param requestId the same for another try */
export function ending({ id, gridName }: Pick<Round, 'id' | 'gridName'>, requestId: string): Done {
  const input = { patrol: id };
  return {
    id: requestId,
    action: 'patrol.finish',
    input,
    photos: [],
    subject: subjectOf(id),
    words: `结束巡查：${gridName}`,
  };
}
