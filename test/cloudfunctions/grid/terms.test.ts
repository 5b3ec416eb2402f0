import fc from 'fast-check';
import { searchTermsOf, termsOf } from '../../../cloudfunctions/grid/terms';

describe('terms', () => {
  test('a name is cut into its characters and pairs of neighbours', () => {
    expect(termsOf(['十里店'])).toEqual(['十', '十里', '店', '里', '里店'].sort());
  });

  test('case, width, spaces and signs make no difference', () => {
    expect(termsOf(['Ａ 区·1号'])).toEqual(termsOf(['a区1号']));
  });

  test('words apart are looked for each on its own', () => {
    expect(searchTermsOf('十里店 王')).toEqual(['十里', '王', '里店'].sort());
    expect(searchTermsOf('十里店王')).toContain('店王');
  });

  test('signs alone are no search', () => {
    expect(searchTermsOf(' ·（）')).toEqual([]);
  });

  test('any piece of a name finds it', () => {
    const text = fc.string({ unit: fc.constantFrom(...'十里店蜀山花园Ab1 ·（'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, fc.nat(11), fc.nat(11), (name, from, length) => {
        const terms = termsOf([name]);
        const piece = name.slice(from, from + length + 1);
        expect(searchTermsOf(piece).filter((term) => !terms.includes(term))).toEqual([]);
      }),
    );
  });
});
