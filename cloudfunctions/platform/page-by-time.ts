/** A page of a list sorted by an instant, newest first. */
export interface TimePage<Row> {
  rows: Row[];
  /** Where the next page begins: rows before this instant, in milliseconds since 1970; null on the last page. */
  next: number | null;
}

/**
 * Cuts a page so that rows of one instant stay together: the next page asks for what is older than the last row, and
 * would miss the rest of its instant. More of one millisecond than a page holds are not to be expected, and are cut.
 *
 * @param read as the index gave them, one more than a page where there are so many
 */
export function pageByTime<Row>(read: readonly Row[], length: number, atOf: (row: Row) => Date): TimePage<Row> {
  const beyond = read[length];
  if (!beyond) return { rows: [...read], next: null };
  const whole = read.filter((row) => atOf(row) > atOf(beyond));
  const rows = whole.length > 0 ? whole : read.slice(0, length);
  const last = rows.at(-1) ?? beyond;
  return { rows, next: atOf(last).getTime() };
}
