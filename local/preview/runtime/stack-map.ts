/**
 * Stacks name lines of compiled code; a person wants those of the sources. A source map is a list of segments in
 * base64 numbers (VLQ), each relative to the one before: column, source, line, source column.
 */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const frame = /miniprogram:\/\/\/([^:)\s]+):(\d+):(\d+)/g;

/** A stack with every place in a module replaced by its place in the source file. */
export function mapStack(stack: string, mapOf: (path: string) => string | undefined): string {
  return stack
    .split('\n')
    .filter((line) => !/phone\.js/.test(line))
    .map((line) =>
      line.replace(frame, (_, path: string, row: string, column: string) => {
        const map = mapOf(path);
        const source = map && sourceLine(map, Number(row), Number(column));
        return `miniprogram/${path}:${source || row}`;
      }),
    )
    .join('\n');
}

/** Line in the source, from 1, of a place in the compiled code. Undefined when the map does not know. */
export function sourceLine(map: string, row: number, column: number): number | undefined {
  const { mappings } = JSON.parse(map) as { mappings: string };
  let sourceRow = 0;
  let found: number | undefined;
  for (const [index, line] of mappings.split(';').entries()) {
    if (index >= row) break;
    let at = 0;
    for (const segment of line.split(',')) {
      const [columnStep = 0, , rowStep = 0] = decode(segment);
      at += columnStep;
      sourceRow += rowStep;
      if (index === row - 1 && at <= column - 1) found = sourceRow + 1;
    }
    if (index < row - 1 && line) found = sourceRow + 1;
  }
  return found;
}

function decode(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const char of segment) {
    const digit = digits.indexOf(char);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
