/** Width of a text at a size, in the units of the layout. */
export type Measure = (text: string, size: number, bold: boolean) => number;

/** Breaks a text into lines no wider than `width`: between Chinese signs anywhere, numbers and times stay whole. */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const parts = text.match(/[0-9A-Za-z:–\- ]+|./gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    // A line does not begin with a stop.
    if (line && measure(line + part) > width && !/^[，。、；：）]/.test(part)) {
      lines.push(line.trim());
      line = '';
    }
    line += part;
  }
  return line.trim() ? [...lines, line.trim()] : lines;
}
