import { changesOf, fieldsOf, restored } from '../../miniprogram/packages/manage/person-form/fields';

type Person = Parameters<typeof changesOf>[1];

const person = {
  name: '李军',
  phone: '0551-65001234',
  duties: ['民政', '计生'],
  dutyHours: [],
  committeeMember: true,
  committeeReason: '',
  phase: { kind: 'dualPost', kindName: '双岗双责', since: '2026-01-01' },
} as unknown as Person;

describe('the form of a person that was left half filled', () => {
  const base = fieldsOf(person, '2026-11-24', 'first');
  const draft = { base, fields: { ...base, phone: '13900000001', requestId: 'second' } };

  test('keeps what was typed, and takes what somebody else saved meanwhile', () => {
    const now = { ...person, name: '李军民', duties: ['民政'] };
    const fields = restored(draft, fieldsOf(now, '2026-11-25', 'third'));
    expect(fields).toMatchObject({ name: '李军民', phone: '13900000001', duties: '民政', requestId: 'second' });
    expect(changesOf(fields, now, '')).toEqual({ phone: '13900000001' });
  });

  test('a day that was not chosen is not the day of another day’s form', () => {
    expect(restored(draft, fieldsOf(person, '2026-11-25', 'third')).phaseFrom).toBe('2026-11-25');
  });
});
