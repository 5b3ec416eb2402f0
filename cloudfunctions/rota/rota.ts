import { dateOf } from '../platform/duty-hours';

/** Somebody on duty, with the name and work phone of the day it was set. */
export interface OnDuty {
  personId: string;
  name: string;
  phone: string;
}

/** One row of `rotas`: who is on duty at a desk on a day (轮值). The first is in charge of what arrives. */
export interface RotaDay {
  /** `<desk>:<date>`. */
  _id: string;
  desk: string;
  /** YYYY-MM-DD in China. */
  date: string;
  people: OnDuty[];
  setBy: string;
  updatedAt: Date;
}

export function rotaId(desk: string, date: string): string {
  return `${desk}:${date}`;
}

/** The seven days of the week that begins with a Monday. */
export function weekOf(monday: string): string[] {
  const start = new Date(`${monday}T12:00:00+08:00`);
  return Array.from({ length: 7 }, (_, day) => dateOf(new Date(start.getTime() + day * 86_400_000)));
}
