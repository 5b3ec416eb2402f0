import { dateOf, daysAfter } from '../../cloudfunctions/platform/duty-hours';
import type { Caller } from './caller';
import type { DemoTown } from './make-demo-town';
import { openidOf } from './people';

/** Who is on leave, and the colleague who stands in. */
const absent = { id: 'wg001005', grid: '340104100001005', standIn: 'wg001004' };
/** Shifted hours of the coming week. */
const shifts = [
  { id: 'wg001002', periods: [{ from: '17:00', to: '21:00' }] },
  {
    id: 'wg002001',
    periods: [
      { from: '11:00', to: '14:30' },
      { from: '16:00', to: '20:00' },
    ],
  },
];

/** One officer on leave with a stand-in, two with shifts in the week to come, all set by their lead. */
export async function arrangePeople(call: Caller, { staff }: DemoTown): Promise<void> {
  const lead = staff.find((person) => person.role === 'centreLead' && person.scopes.includes('340104100001'));
  if (!lead) throw new RangeError('no centre lead');
  const today = dateOf(new Date());
  const leave = {
    personId: absent.id,
    edition: 0,
    from: today,
    to: daysAfter(today, 6),
    standIns: [{ scope: absent.grid, personId: absent.standIn }],
    words: '市场东门的消防栓约了周五检修，请到场看一下。',
  };
  await call(openidOf(lead), 'account', 'setStandIn', leave, 'demo-arrange-leave-1');
  for (const { id, periods } of shifts) {
    const days = [1, 3, 5].map((ahead) => ({ date: daysAfter(today, ahead), periods }));
    await call(openidOf(lead), 'account', 'saveShifts', { personId: id, edition: 0, days }, `demo-shifts-${id}`);
  }
}
