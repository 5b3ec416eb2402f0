import type { GridWithPeople } from '../grid/grid';
import type { Sealed } from '../platform/encryption';
import type { TownSettings } from '../platform/settings';
import { dueAfter } from '../platform/working-time';
import type { Case, CasePlace } from './case';
import { chainEvent } from './events';
import { priorityOf } from './workflow';

/** What a resident hands in, checked. */
export interface NewCase {
  id: string;
  request: string;
  reporter: string;
  category: { code: string; name: string };
  text: string;
  photos: string[];
  place: CasePlace | null;
  urgent: boolean;
  contact: Sealed | null;
  noticeConsents: number;
}

/** Makes the first version of a case: it stands in the grid's queue with its first event and its first clock. */
export function openCase(input: NewCase, grid: GridWithPeople, settings: TownSettings, now: Date): Case {
  const { id, request, ...given } = input;
  const limits = { ...settings.limits, ...settings.categories.find((one) => one.code === input.category.code)?.limits };
  const first = chainEvent(id, undefined, {
    seq: 1,
    at: now,
    action: 'submit',
    by: { role: 'resident' },
    desk: grid.code,
    from: null,
    to: 'submitted',
    request,
  });
  return {
    _id: id,
    no: '',
    version: 1,
    state: 'submitted',
    procedure: 'onSite',
    ...given,
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
    queue: grid.code,
    priority: priorityOf({ urgent: input.urgent, reopened: 0 }),
    since: now,
    dueAt: dueAfter(now, input.urgent ? limits.urgentAccept : limits.accept, settings.officeHours),
    outcome: null,
    rating: null,
    settledBy: [],
    reopened: 0,
    closedAt: null,
    events: [first],
    createdAt: now,
    updatedAt: now,
  };
}
