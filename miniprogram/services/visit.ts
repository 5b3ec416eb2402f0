import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type HouseholdItem = OutputOf<'visit.due'>['items'][number];
export type Household = OutputOf<'visit.household'>;
export type OpenedHousehold = OutputOf<'visit.open'>;
export type CareTag = NonNullable<InputOf<'visit.list'>['tag']>;
export type Purpose = InputOf<'visit.open'>['purpose'];
export type VisitKind = InputOf<'visit.record'>['kind'];
export type Opening = OutputOf<'visit.openings'>['openings'][number];
export type Need = OutputOf<'visit.needs'>['needs'][number];

export const listDue = () => call('visit.due', {});
export const listHouseholds = (question: InputOf<'visit.list'>) => call('visit.list', question);
export const getHousehold = (id: string) => call('visit.household', { id });
/** Shows what is masked: who looks and what for goes on record first. A retry under the same request is the same look. */
export const openHousehold = (look: InputOf<'visit.open'>, requestId: string) => call('visit.open', look, requestId);
export const saveHousehold = (input: InputOf<'visit.save'>, requestId: string) => call('visit.save', input, requestId);
export const moveHousehold = (input: InputOf<'visit.move'>, requestId: string) => call('visit.move', input, requestId);
export const listNeeds = (community: string, state: 'open' | 'answered') => call('visit.needs', { community, state });
export const answerNeed = (visit: string, text: string) => call('visit.answer', { visit, text });
export const listOpenings = (community: string, before?: number) =>
  call('visit.openings', { community, ...(before === undefined ? {} : { before }) });
export const importRegister = (input: InputOf<'visit.importSheet'>) => call('visit.importSheet', input);
export const exportRegister = (community: string, reason: string, requestId: string) =>
  call('visit.exportSheet', { community, format: 'xlsx', reason }, requestId);
