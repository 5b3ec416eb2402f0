import type { InputOf, OutputOf } from './api';
import { call } from './cloud';

export type RotaDesk = OutputOf<'rota.desks'>['desks'][number];
export type Week = OutputOf<'rota.week'>;
export type Candidate = Week['staff'][number];

export const listRotaDesks = () => call('rota.desks', {});
/** @param monday YYYY-MM-DD */
export const getWeek = (desk: string, monday: string) => call('rota.week', { desk, monday });
export const saveRota = (desk: string, days: InputOf<'rota.save'>['days'], requestId: string) =>
  call('rota.save', { desk, days }, requestId);
/** Who is on duty at a centre today. */
export const getOnDuty = (desk: string) => call('rota.today', { desk });
