/** Days as people say them, on the pages about people. */

/** `12月1日` of `YYYY-MM-DD`. */
export function dayText(date: string): string {
  return date ? `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日` : '';
}

/** `2026年12月1日` of an instant, or of `YYYY-MM-DD`. */
export function longDayText(when: number | string): string {
  const date = typeof when === 'number' ? dateAt(when) : when;
  return `${date.slice(0, 4)}年${dayText(date)}`;
}

/** `YYYY-MM-DD` in China. */
export function dateAt(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}
