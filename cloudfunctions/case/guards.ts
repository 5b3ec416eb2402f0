import type { Case } from './case';
import { above, openObjections, openTasks } from './waiting';

/** What a guard may look at: the case without its history, the moment, and until when it may be reopened. */
export interface Circumstances {
  facts: Omit<Case, 'events'>;
  now: Date;
  reopenUntil: Date | null;
}

/** More people than this have to be heard at the centre's window. */
export const mostObjections = 50;

/** What must be true of a case for a row of the table, by the name the row calls it. */
const guards = {
  unrated: ({ facts }) => facts.rating === null,
  inReopenWindow: ({ facts, now, reopenUntil }) =>
    facts.state !== 'closed' || (reopenUntil !== null && now <= reopenUntil),
  contactLeft: ({ facts }) => facts.contact !== null,
  atGrid: ({ facts }) => facts.holder === facts.grid,
  aboveGrid: ({ facts }) => facts.holder !== facts.grid,
  atGridOrCentre: ({ facts }) => facts.holder === facts.grid || facts.holder === facts.community,
  hasAbove: ({ facts }) => above(facts.holder, facts) !== facts.holder,
  tasksDone: ({ facts }) => openTasks(facts).length === 0,
  tasksOpen: ({ facts }) => openTasks(facts).length > 0,
  hasNoChildren: ({ facts }) => facts.children === 0,
  notPaused: ({ facts }) => !facts.pause?.agreedAt,
  paused: ({ facts }) => Boolean(facts.pause?.agreedAt),
  pauseAsked: ({ facts }) => facts.pause !== null && facts.pause.agreedAt === null,
  pauseNotAsked: ({ facts }) => facts.pause === null,
  reportUnread: ({ facts }) => facts.report !== null && facts.report.readAt === null,
  materialsNotAsked: ({ facts }) => facts.missing === null,
  roomForObjections: ({ facts }) => facts.objections.length < mostObjections,
  objectionsOpen: ({ facts }) => openObjections(facts).length > 0,
  noObjectionOpen: ({ facts }) => openObjections(facts).length === 0,
  noticeRunning: ({ facts, now }) => facts.publication !== null && now < facts.publication.until,
  noticeRun: ({ facts, now }) => facts.publication !== null && facts.publication.until <= now,
  judged: ({ facts }) => facts.stage !== 'urgentAccept',
  urgentUnconfirmed: ({ facts }) => facts.stage === 'urgentAccept',
} satisfies Record<string, (circumstances: Circumstances) => boolean>;

export type Guard = keyof typeof guards;

/** Whether all of them hold. */
export function hold(needs: readonly Guard[], circumstances: Circumstances): boolean {
  return needs.every((guard) => guards[guard](circumstances));
}
