import { beginning, ending, type Round, withPending } from '../../miniprogram/packages/field/patrol/rounds';
import type { Entry } from '../../miniprogram/services/pending/entry';

const grids = [{ code: '340104100001001', name: '第一网格' }];
const clock = { timeOf: (at: number) => `t${at}`, dateOf: () => '2026-11-24' };
const known: Round = {
  id: 'known-round-00000001',
  grid: '340104100001001',
  gridName: '第一网格',
  date: '2026-11-24',
  started: '09:30',
  ended: '',
  startedAt: 1,
  point: null,
  inGrid: true,
  notes: [],
};

let seq = 0;
const entry = (done: Pick<Entry, 'id' | 'action' | 'input'> & Partial<Entry>): Entry => ({
  seq: ++seq,
  person: 'wang',
  photos: [],
  subject: '',
  words: '',
  at: seq,
  ...done,
});
const begun = entry(beginning({ id: 'new-round-0000000001', grid: '340104100001001', point: null }, '第一网格'));
const note = (patrol: string, id: string, more: Partial<Entry> = {}): Entry =>
  entry({
    id: `tap-${id}`,
    action: 'patrol.note',
    input: { patrol, id, text: '楼道堆物', photos: [], point: null },
    ...more,
  });

test('a round that was begun without a signal stands there with its notes, and ends', () => {
  const entries = [begun, note('new-round-0000000001', 'a'), note('new-round-0000000001', 'b')];
  expect(withPending([known], entries, grids, clock)).toMatchObject([
    {
      id: 'new-round-0000000001',
      gridName: '第一网格',
      ended: '',
      waits: true,
      notes: [{ id: 'a' }, { id: 'b', waits: true }],
    },
    { id: known.id, waits: false },
  ]);
  const ended = [...entries, entry(ending({ id: 'new-round-0000000001', gridName: '第一网格' }, 'tap-end'))];
  expect(withPending([], ended, grids, clock)[0]?.ended).toBe(`t${seq}`);
});

test('what has gone up is not shown twice while its entry is still there', () => {
  const sent = { ...known, notes: [{ id: 'a', time: '09:31', text: '楼道堆物', photos: [], point: null, caseId: '' }] };
  const rounds = withPending([sent], [note(known.id, 'a'), note(known.id, 'c')], grids, clock);
  expect(rounds).toHaveLength(1);
  expect(rounds[0]?.notes.map(({ id, waits }) => [id, waits])).toEqual([
    ['a', false],
    ['c', true],
  ]);
});

test('what was refused is not shown as done', () => {
  const refused = note(known.id, 'a', { refusal: { code: 'NOT_FOUND', message: '', now: [] } });
  expect(withPending([known], [refused], grids, clock)[0]?.notes).toEqual([]);
});
