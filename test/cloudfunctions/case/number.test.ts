import fc from 'fast-check';
import { caseNumber, isCaseNumber } from '../../../cloudfunctions/case/number';

describe('case numbers', () => {
  it('have nine digits that check, and differ by attempt', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(50), (id, attempt) => {
        expect(isCaseNumber(caseNumber(id, attempt))).toBe(true);
      }),
    );
    expect(caseNumber('some-case', 0)).not.toBe(caseNumber('some-case', 1));
  });

  it('catch every wrong digit', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(8), fc.integer({ min: 1, max: 9 }), (id, position, by) => {
        const digits = [...caseNumber(id, 0)];
        digits[position] = String((Number(digits[position]) + by) % 10);
        expect(isCaseNumber(digits.join(''))).toBe(false);
      }),
    );
  });

  it('catch every pair of neighbours swapped', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(7), (id, position) => {
        const digits = [...caseNumber(id, 0)];
        const [first = '', second = ''] = digits.slice(position, position + 2);
        fc.pre(first !== second);
        digits.splice(position, 2, second, first);
        expect(isCaseNumber(digits.join(''))).toBe(false);
      }),
    );
  });
});
