import { changesOf, fieldsOf, laidOver } from '../../miniprogram/packages/visit/edit/fields';

test('what was typed of a household lies over what somebody else saved meanwhile, and nothing else does', () => {
  const base = { ...fieldsOf(), address: '3栋101', note: '二楼' };
  const fields = { ...base, note: '三楼' };
  const now = { ...base, address: '3栋102', interval: '15' };
  const laid = laidOver({ fields, base }, now);
  expect(laid).toEqual({ ...now, note: '三楼' });
  expect(changesOf(laid, now)).toEqual({ note: '三楼' });
});
