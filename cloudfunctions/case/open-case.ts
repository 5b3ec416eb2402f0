import type { GridWithPeople } from '../grid/grid';
import type { Sealed } from '../platform/encryption';
import type { Category, TownSettings } from '../platform/settings';
import type { Case, CasePlace, EventActor } from './case';
import { limitOf, startClock } from './clock';
import { chainEvent } from './events';
import { workdayKey, workdayOf } from './log-entries';
import { priorityOf, queuesOf } from './waiting';

/** What is handed in, checked. */
export interface NewCase {
  id: string;
  request: string;
  reporter: string;
  /** Staff who register it for somebody, or the officer for what they found; '' for a resident's own. */
  registeredBy: string;
  by: EventActor;
  doneAt?: Date;
  /** See CaseEvent. */
  workday?: string;
  category: Category;
  text: string;
  photos: string[];
  place: CasePlace | null;
  urgent: boolean;
  contact: Sealed | null;
  noticeConsents: number;
}

/** Makes the first version of a case: it stands in the grid's queue with its first event and its first clock. */
export function openCase(input: NewCase, grid: GridWithPeople, rules: TownSettings, now: Date): Case {
  const { id, request, by, doneAt, workday, category, ...given } = input;
  const first = chainEvent(id, undefined, {
    seq: 1,
    at: now,
    ...(doneAt ? { doneAt } : {}),
    ...(workday ? { workday } : {}),
    action: 'submit',
    by,
    desk: grid.code,
    from: null,
    to: 'submitted',
    request,
    queues: input.urgent ? [grid.code, grid.community] : [grid.code],
  });
  const stage = input.urgent ? 'urgentAccept' : 'accept';
  const named = { code: category.code, name: category.name };
  const opened: Case = {
    _id: id,
    no: '',
    version: 1,
    state: 'submitted',
    procedure: category.procedure,
    category: named,
    rules: rules.version,
    ...given,
    point: input.place && { type: 'Point', coordinates: [input.place.longitude, input.place.latitude] },
    district: grid.district,
    town: grid.town,
    community: grid.community,
    grid: grid.code,
    gridName: grid.name,
    communityName: grid.communityName,
    holder: grid.code,
    holderName: grid.name,
    holderPhone: '',
    handler: grid.officer ? { personId: grid.officer._id, name: grid.officer.name, phone: grid.officer.phone } : null,
    queues: [],
    watched: [grid.community, grid.town, grid.district],
    priority: 0,
    queueAt: now,
    open: true,
    ...startClock(stage, limitOf({ category: named }, stage, rules), now, rules),
    taskAt: null,
    urged: 0,
    pause: null,
    tasks: [],
    report: null,
    missing: null,
    publication: null,
    objections: [],
    parent: null,
    children: 0,
    followers: 0,
    outcome: null,
    rating: null,
    settledBy: [],
    reopened: 0,
    closedAt: null,
    events: [first],
    ...(by.personId ? { workedOn: [workdayKey(by.personId, workdayOf(first))] } : {}),
    createdAt: now,
    updatedAt: now,
  };
  return {
    ...opened,
    queues: queuesOf(opened),
    priority: priorityOf(opened),
    queueAt: opened.dueAt ?? now,
  };
}
