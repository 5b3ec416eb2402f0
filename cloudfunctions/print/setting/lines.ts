/**
 * Where lines of Chinese may end (after GB/T 15834 and the habit of printers): between any two characters, but not so that a
 * line begins with a closing mark or ends with an opening one; a number or a word of Latin letters stays whole.
 */
const neverFirst = /^[，。、；：？！）】》〉」』’”…—～·,.;:?!)\]}%％℃]$/u;
const neverLast = /^[（【《〈「『‘“([{]$/u;
const inWord = /^[\p{Script=Latin}\p{Nd}.\-–/:@#+_]$/u;

/** A pitch of characters that stays together: a word, or a character with what must not be parted from it. */
function unitsOf(text: string): string[] {
  const units: string[] = [];
  let open = '';
  for (const character of text) {
    const last = units.at(-1);
    const lastCharacter = last ? ([...last].at(-1) ?? '') : '';
    const joins =
      last !== undefined &&
      (neverFirst.test(character) ||
        (inWord.test(character) && inWord.test(lastCharacter)) ||
        (open !== '' && neverLast.test(lastCharacter)));
    if (joins) units[units.length - 1] = last + character;
    else units.push(character);
    open = neverLast.test(character) ? character : '';
  }
  return units;
}

/**
 * Pure: text broken into lines no wider than `width`, by the widths of a font. A word wider than a line is cut, for nothing
 * else would fit. Blanks at the ends of lines are dropped. `firstIndent` narrows the first line.
 *
 * @param widthOf width of a piece of text, in the unit of `width`
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number, firstIndent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  const room = (): number => width - (lines.length === 0 ? firstIndent : 0);
  for (const unit of unitsOf(text)) {
    if (widthOf(line + unit) <= room() || (line === '' && [...unit].length === 1)) {
      line += unit;
      continue;
    }
    if (line.trim() !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    for (const character of widthOf(unit) > room() ? [...unit] : [unit.trimStart()]) {
      if (line !== '' && widthOf(line + character) > room()) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
