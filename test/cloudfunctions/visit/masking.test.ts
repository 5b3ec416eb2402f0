import { maskedAddress, maskedName, maskedPhone } from '../../../cloudfunctions/visit/masking';

test.each([
  ['翠竹里3栋2单元501', '翠竹里3栋**'],
  ['十里店路21号', '十里店路**'],
  ['桂花村5组12号', '桂花村5组**'],
  ['3-2-501', '3-2**'],
  // Written from the door outwards.
  ['2单元501室金色花园', '*单元**室金色花园'],
  ['501室翠竹里3栋', '*室翠竹里3栋'],
  ['三单元五〇一翠竹里3栋', '*单元**翠竹里3栋'],
])('of %s lists show %s', (address, masked) => {
  expect(maskedAddress(address)).toBe(masked);
});

test.each([
  '翠竹里3栋2单元501',
  '2单元501室金色花园',
  '501室翠竹里3栋',
  '三单元五〇一室翠竹里',
])('the door is not in what lists show of %s', (address) => {
  expect(maskedAddress(address)).not.toMatch(/501|五〇一|[2三]单元/);
});

test('names and phones', () => {
  expect(['王芳', '欧阳锋锋', '阿', ''].map(maskedName)).toEqual(['王*', '欧**', '阿*', '']);
  expect(['138 5555 1234', '0551-65001234', '12345', ''].map(maskedPhone)).toEqual([
    '138****1234',
    '055****1234',
    '****45',
    '',
  ]);
});
