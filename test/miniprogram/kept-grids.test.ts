import { centresOf, keptGrids } from '../../miniprogram/packages/visit/kept-grids';

const lead = (scope: string, scopeName: string) => ({ role: 'centreLead' as const, scope, scopeName });
const officer = (scope: string, scopeName: string) => ({ role: 'officer' as const, scope, scopeName });
const grids = (community: string) => [1, 2].map((no) => ({ code: `${community}00${no}`, name: `第${no}网格` }));

test('a lead of two communities keeps the registers of both, and names say which', () => {
  const roles = [
    lead('A', '蜀山社区'),
    lead('B', '十里店社区'),
    { ...lead('A', '蜀山社区'), role: 'centreClerk' as const },
  ];
  const centres = centresOf(roles);
  expect(centres).toEqual([
    { code: 'A', name: '蜀山社区' },
    { code: 'B', name: '十里店社区' },
  ]);
  const kept = keptGrids(
    roles,
    centres.map((centre) => ({ ...centre, grids: grids(centre.code) })),
  );
  expect(kept.map(({ name, community }) => `${community} ${name}`)).toEqual([
    'A 蜀山社区第1网格',
    'A 蜀山社区第2网格',
    'B 十里店社区第1网格',
    'B 十里店社区第2网格',
  ]);
});

test('who is of a centre and an officer elsewhere, too, sees both, each grid once', () => {
  const roles = [officer('C001', '井岗社区第一网格'), officer('A001', '第1网格'), lead('A', '蜀山社区')];
  const kept = keptGrids(roles, [{ code: 'A', name: '蜀山社区', grids: grids('A') }]);
  expect(kept).toEqual([
    { code: 'A001', name: '第1网格', community: 'A' },
    { code: 'A002', name: '第2网格', community: 'A' },
    { code: 'C001', name: '井岗社区第一网格', community: '' },
  ]);
});

test('an officer keeps their grids and those they stand in for', () => {
  const roles = [officer('A001', '第1网格'), officer('A002', '第2网格'), officer('A001', '第1网格')];
  expect(keptGrids(roles, []).map(({ code }) => code)).toEqual(['A001', 'A002']);
});
