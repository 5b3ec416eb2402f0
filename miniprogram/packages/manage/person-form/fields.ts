import type { Person, PersonChanges } from '../../../services/account';
import type { Photo } from '../../../services/photos';

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

/** Only what differs from what is stored. @param photo the new portrait's file id, or '' */
export function changesOf(fields: Fields, person: Person, photo: string): PersonChanges {
  const duties = linesOf(fields.duties);
  const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
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
