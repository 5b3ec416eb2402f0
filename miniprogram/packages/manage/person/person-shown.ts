import type { Person } from '../../../services/account';
import { dateText, longDateText } from '../../../services/days';

/** A role as its line on the page says it. */
export interface RoleLine {
  key: string;
  title: string;
  /** `2026年1月1日起`, `11月24日至12月1日代李军的班` … */
  dates: string;
  upcoming: boolean;
  handOver: string;
}

export interface AwayLine {
  from: number;
  text: string;
  standIns: string;
  now: boolean;
}

/** What the page shows of a person beside their fields. */
export interface PersonShown {
  roles: RoleLine[];
  away: AwayLine[];
  phases: string[];
  shifts: string[];
  leaving: string;
  isOfficer: boolean;
  isLeader: boolean;
}

export function shownOf(person: Person): PersonShown {
  const has = (name: string): boolean => person.roles.some(({ role, standsInFor }) => role === name && !standsInFor);
  return {
    roles: person.roles.map((role) => ({
      key: `${role.role}:${role.scope}:${role.since}`,
      title: `${role.scopeName} ${role.standsInFor ? '代班' : role.roleName}`,
      dates: datesOf(role),
      upcoming: role.upcoming,
      handOver: role.handOver,
    })),
    away: person.away.map(({ from, fromDate, to, now, standIns }) => ({
      from,
      now,
      text: `${dateText(fromDate)}起休假，${dateText(to)}回来`,
      standIns: standIns.map(({ scopeName, name }) => `${scopeName}由${name}代班`).join('；'),
    })),
    phases: person.phases.map(({ kindName, from }) => `${longDateText(from)}起 ${kindName}`),
    shifts: person.shifts.map(
      ({ date, periods }) =>
        `${dateText(date)} ${periods.map(({ from, to }) => `${from}–${to > from ? '' : '次日 '}${to}`).join('、') || '休息'}`,
    ),
    leaving: person.leavesOn
      ? person.gone
        ? `${longDateText(person.leavesOn)}已离岗`
        : `${longDateText(person.leavesOn)}起离岗`
      : '',
    isOfficer: has('officer'),
    isLeader: has('leader'),
  };
}

function datesOf({ since, until, standsInFor }: Person['roles'][number]): string {
  const whose = standsInFor ? `，代${standsInFor}的班` : '';
  return `${longDateText(since)}起${until ? `，到${longDateText(until)}` : ''}${whose}`;
}
