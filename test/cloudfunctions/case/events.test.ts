import type { CaseEvent } from '../../../cloudfunctions/case/case';
import { chainEvent, chainFaults, firstBrokenEvent } from '../../../cloudfunctions/case/events';

function chain(length: number): CaseEvent[] {
  const events: CaseEvent[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const event = {
      seq,
      at: new Date(seq),
      action: 'reply',
      by: { role: 'officer' },
      desk: 'd',
      from: 'accepted',
      to: 'accepted',
      request: `request-${seq}`,
      publicText: `words ${seq}`,
    } as const;
    events.push(chainEvent('case-1', events.at(-1), event));
  }
  return events;
}

describe('the chain of events', () => {
  it('is whole as it was written', () => {
    expect(firstBrokenEvent('case-1', chain(5))).toBeUndefined();
  });

  it('shows a changed word, a removed event, an exchanged pair and an event from another case', () => {
    const changed = chain(5).map((event) => (event.seq === 3 ? { ...event, publicText: 'other words' } : event));
    expect(firstBrokenEvent('case-1', changed)).toBe(3);
    expect(
      firstBrokenEvent(
        'case-1',
        chain(5).filter((event) => event.seq !== 2),
      ),
    ).toBe(2);
    const [a, b, c] = chain(3);
    expect(
      firstBrokenEvent(
        'case-1',
        [a, c, b].flatMap((event) => event ?? []),
      ),
    ).toBe(2);
    expect(firstBrokenEvent('case-2', chain(5))).toBe(1);
  });

  it('goes on in the middle from the event before', () => {
    const whole = chain(8);
    const [before, ...rest] = whole.slice(4);
    expect(firstBrokenEvent('case-1', rest, before)).toBeUndefined();
    expect(firstBrokenEvent('case-1', rest, whole[3])).toBe(5);
    expect(firstBrokenEvent('case-1', rest)).toBe(1);
  });

  it('names each fault once, and nothing that only stands behind one', () => {
    const events = chain(9).flatMap((event) => {
      if (event.seq === 2) return [{ ...event, publicText: 'other words' }];
      return event.seq === 5 ? [] : [event];
    });
    const [last, ...rest] = [...events].reverse();
    expect(chainFaults('case-1', last ? [rest.pop() as CaseEvent, last, ...rest.reverse()] : [])).toEqual([
      { seq: 2, fault: 'moved' },
      { seq: 2, fault: 'changed' },
      ...[3, 4].map((seq) => ({ seq, fault: 'moved' })),
      { seq: 5, fault: 'missing' },
      ...[6, 7, 8].map((seq) => ({ seq, fault: 'moved' })),
    ]);
    const twice = chain(3);
    expect(chainFaults('case-1', [...twice, twice[2] as CaseEvent])).toEqual([{ seq: 3, fault: 'changed' }]);
  });
});
