import { aggregate, command, find, put } from '../platform/database';
import { dateOf } from '../platform/duty-hours';
import { holds, type Person } from '../platform/identity';
import { placeOfDesk } from './policy';
import { type OnDuty, type RotaDay, rotaId } from './rota';

/**
 * Who is on duty at a desk now, in their order, with the phone they have now; whoever's roles have ended is left out.
 * One database call, by id.
 */
export async function findOnDuty(desk: string, now: Date): Promise<OnDuty[]> {
  const [day] = await aggregate<RotaDay & { staff: Person[] }>('rotas', [
    { match: { _id: rotaId(desk, dateOf(now)) } },
    { limit: 1 },
    { lookup: { from: 'people', localField: 'people.personId', foreignField: '_id', as: 'staff' } },
  ]);
  const place = placeOfDesk(desk);
  return (day?.people ?? []).flatMap(({ personId }) => {
    const person = day?.staff.find((one) => one._id === personId);
    const serves = person?.roles.some((grant) => grant.scope === place && holds(grant, now));
    return person && serves ? [{ personId, name: person.name, phone: person.phone }] : [];
  });
}

/** The days of a desk from one date to another, by date. One database call, by the index on desk and date. */
export function listDays(desk: string, from: string, to: string): Promise<RotaDay[]> {
  const date = command().gt(from).and(command().lt(to));
  return find<RotaDay>('rotas', { where: { desk, date }, order: [['date', 'asc']], limit: 60 });
}

/** Sets a day whole. One database call. */
export function putDay(day: RotaDay): Promise<void> {
  return put('rotas', day);
}
