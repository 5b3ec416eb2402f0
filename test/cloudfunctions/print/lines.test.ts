import fc from 'fast-check';
import { linesOf } from '../../../cloudfunctions/print/setting/lines';

/** Chinese as wide as an em, the rest half. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 255 ? 1 : 0.5), 0);

describe('lines', () => {
  it('begins no line with a closing mark and ends none with an opening one', () => {
    expect(linesOf('网格员来了，大家好。', 5, widthOf)).toEqual(['网格员来', '了，大家', '好。']);
    expect(linesOf('请到（便民路）来', 3, widthOf)).toEqual(['请到', '（便民', '路）来']);
  });

  it('keeps numbers and words whole where they fit a line', () => {
    expect(linesOf('电话 0551-65001234 找他', 6, widthOf)).toEqual(['电话', '0551-6500123', '4 找他']);
    expect(linesOf('电话0551-65001234找他', 7, widthOf)).toEqual(['电话', '0551-65001234', '找他']);
  });

  it('loses no character and passes no width, whatever is set', () => {
    const texts = fc.array(fc.constantFrom(...'网格，。（）“”12ab -、公'), { maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 6, max: 20 }), (characters, width) => {
        const text = characters.join('');
        const lines = linesOf(text, width, widthOf);
        expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
        expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
      }),
    );
  });
});
