import type { CaseEvent } from '../../../cloudfunctions/case/case';
import { chainEvent, firstBrokenEvent } from '../../../cloudfunctions/case/events';

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
    ).toBe(3);
    const [a, b, c] = chain(3);
    expect(
      firstBrokenEvent(
        'case-1',
        [a, c, b].flatMap((event) => event ?? []),
      ),
    ).toBe(3);
    expect(firstBrokenEvent('case-2', chain(5))).toBe(1);
  });
});
