import type { InputOf, OutputOf } from '../../../services/api';
import type { Photo } from '../../../services/photo';

type Person = OutputOf<'account.person'>;
type PersonChanges = InputOf<'account.savePerson'>['changes'];

/** What is in the form, kept while it is not saved. */
export interface Fields {
  name: string;
  phone: string;
  duties: string;
  hours: Person['dutyHours'];
  committeeMember: boolean;
  committeeReason: string;
  phase: Person['phase']['kind'];
  phaseFrom: string;
  photos: Photo[];
  requestId: string;
}

export function fieldsOf(person: Person | undefined, today: string, requestId: string): Fields {
  return {
    name: person?.name ?? '',
    phone: person?.phone ?? '',
    duties: person?.duties.join('\n') ?? '',
    hours: person?.dutyHours ?? [],
    committeeMember: person?.committeeMember ?? false,
    committeeReason: person?.committeeReason ?? '',
    phase: person?.phase.kind ?? 'multiDuty',
    phaseFrom: today,
    photos: [],
    requestId,
  };
}

/** What is kept of the form: what was typed, and what stood there before, by which changes are known from what was not touched. */
export interface FormDraft {
  fields: Fields;
  base: Fields;
}

/** What was typed, laid over what is true now: a field nobody touched says what is stored. */
export function restored({ fields, base }: FormDraft, now: Fields): Fields {
  const typed = (Object.keys(fields) as Array<keyof Fields>).filter((name) => differs(fields[name], base[name]));
  return { ...now, ...Object.fromEntries(typed.map((name) => [name, fields[name]])), requestId: fields.requestId };
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** Only what differs from what is stored. @param photo the new portrait's file id, or '' */
export function changesOf(fields: Fields, person: Person, photo: string): PersonChanges {
  const duties = linesOf(fields.duties);
  return {
    ...(fields.name !== person.name ? { name: fields.name } : {}),
    ...(fields.phone !== person.phone ? { phone: fields.phone } : {}),
    ...(photo ? { photo } : {}),
    ...(differs(duties, person.duties) ? { duties } : {}),
    ...(differs(fields.hours, person.dutyHours) ? { dutyHours: fields.hours } : {}),
    ...(fields.committeeMember !== person.committeeMember ? { committeeMember: fields.committeeMember } : {}),
    ...(fields.committeeReason !== person.committeeReason ? { committeeReason: fields.committeeReason } : {}),
    ...(fields.phase !== person.phase.kind ? { phase: { kind: fields.phase, from: fields.phaseFrom } } : {}),
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
