import { roleNames } from '../account/roles';
import { desksOf } from '../case/policy';
import { holds, type Person } from '../platform/identity';
import { type OnDuty, type RotaDay, weekOf } from './rota';

/** A day of the rota; the first person is in charge of what arrives. */
export interface DutyDay {
  /** YYYY-MM-DD */
  date: string;
  people: OnDuty[];
}

/** Somebody who may be put on duty. */
export interface DutyCandidate extends OnDuty {
  roleName: string;
}

/** Every day of the week, the ones nobody set empty; whoever has left the desk since is left out of what is to come. */
export function presentWeek(
  monday: string,
  stored: readonly RotaDay[],
  staff: readonly Person[],
  today: string,
): DutyDay[] {
  const serving = new Set(staff.map(({ _id }) => _id));
  return weekOf(monday).map((date) => {
    const people = stored.find((day) => day.date === date)?.people ?? [];
    return { date, people: date < today ? people : people.filter(({ personId }) => serving.has(personId)) };
  });
}

export function presentCandidate(person: Person, desk: string, now: Date): DutyCandidate {
  const grant = person.roles.find((one) => holds(one, now) && desksOf({ roles: [one] }).includes(desk));
  const { _id, name, phone } = person;
  return { personId: _id, name, phone, roleName: grant ? roleNames[grant.role] : '' };
}
