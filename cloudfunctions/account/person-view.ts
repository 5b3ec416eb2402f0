import { dateOf, dateText, dutyHoursText, type Shift, workDayOf } from '../platform/duty-hours';
import { type Actor, holds, type Person, type Phase, type RoleGrant } from '../platform/identity';
import { phaseAt } from './person-settled';
import type { PersonWithPlaces } from './person-with-places';
import { isSelf, manages } from './policy';
import { phaseNames, presentRole, type RoleView } from './presenter';
import { hasJoined } from './roles';

/** A role with what belongs to it, also one that is still to come. */
export interface RoleOnFile extends RoleView {
  /** It begins on a later day. */
  upcoming: boolean;
  /** The name of whoever it stands in for, or ''. */
  standsInFor: string;
  /** What was written for whoever took it over, or ''. */
  handOver: string;
  department: string;
}

/** A time away with who stands in. Dates `YYYY-MM-DD`; `to` is the day they are back. */
export interface AwayView {
  /** Milliseconds since 1970: names it when it is called off. */
  from: number;
  fromDate: string;
  to: string;
  now: boolean;
  standIns: Array<{ scopeName: string; name: string }>;
}

/** One person whole, for themselves and for whoever looks after them. No openid. */
export interface PersonView {
  id: string;
  edition: number;
  name: string;
  phone: string;
  /** Storage file id, or ''. */
  photo: string;
  joined: boolean;
  duties: string[];
  dutyHours: Person['dutyHours'];
  dutyHoursText: string[];
  shifts: Shift[];
  /** The day their work now belongs to: shifts are set from it on. */
  today: string;
  committeeMember: boolean;
  committeeReason: string;
  /** An officer who is no committee member, and nobody said why. */
  committeeWarning: boolean;
  phase: { kind: Phase['kind']; kindName: string; since: string };
  /** Oldest first; one may be ahead. */
  phases: Array<{ kindName: string; from: string }>;
  roles: RoleOnFile[];
  away: AwayView[];
  /** The day from which they are gone, or ''. */
  leavesOn: string;
  gone: boolean;
  isSelf: boolean;
  /** The caller looks after them: everything may be changed. */
  manages: boolean;
}

/** @param others those they stand in for and those who stand in for them, by their rows */
export function presentPersonWhole(
  person: PersonWithPlaces,
  others: readonly Person[],
  actor: Actor,
  now: Date,
): PersonView {
  const phase = phaseAt(person, now);
  const open = person.roles.filter(({ to }) => !to || to > now);
  const isOfficer = open.some(({ role, standInFor }) => role === 'officer' && !standInFor);
  const committeeReason = person.committeeReason ?? '';
  return {
    id: person._id,
    edition: person.edition ?? 0,
    name: person.name,
    phone: person.phone,
    photo: person.photo,
    joined: hasJoined(person),
    duties: person.duties,
    dutyHours: person.dutyHours,
    dutyHoursText: dutyHoursText(person.dutyHours),
    shifts: person.shifts ?? [],
    today: workDayOf(person, now),
    committeeMember: person.committeeMember,
    committeeReason,
    committeeWarning: isOfficer && !person.committeeMember && committeeReason === '',
    phase: { kind: phase.kind, kindName: phaseNames[phase.kind], since: dateOf(phase.from) },
    phases: (person.phases ?? [person.phase]).map(({ kind, from }) => ({
      kindName: phaseNames[kind],
      from: dateOf(from),
    })),
    roles: open.map((grant) => roleOnFile(grant, person, others, now)),
    away: (person.away ?? []).filter(({ to }) => to > now).map((absence) => presentAway(absence, person, others, now)),
    leavesOn: person.leavesAt ? dateOf(person.leavesAt) : '',
    gone: Boolean(person.leavesAt && person.leavesAt <= now),
    isSelf: isSelf(actor, person),
    manages: manages(actor, person, now),
  };
}

function roleOnFile(grant: RoleGrant, person: PersonWithPlaces, others: readonly Person[], now: Date): RoleOnFile {
  return {
    ...presentRole(grant, person),
    upcoming: !holds(grant, now),
    standsInFor: others.find(({ _id }) => _id === grant.standInFor)?.name ?? '',
    handOver: grant.handOver ?? '',
    department: grant.department ?? '',
  };
}

function presentAway(
  { from, to }: { from: Date; to: Date },
  person: PersonWithPlaces,
  others: readonly Person[],
  now: Date,
): AwayView {
  const standIns = others.flatMap((other) =>
    other.roles
      .filter((grant) => grant.standInFor === person._id && grant.from < to && grant.to && grant.to > from)
      .map((grant) => ({ scopeName: presentRole(grant, person).scopeName, name: other.name })),
  );
  return { from: from.getTime(), fromDate: dateOf(from), to: dateOf(to), now: from <= now, standIns };
}

/** `李军 12月1日起休假，12月5日回来`, for messages. */
export function awayText(name: string, from: Date, to: Date): string {
  return `${name} ${dateText(dateOf(from))}起休假，${dateText(dateOf(to))}回来`;
}
