/** Days and times as people in China say them, wherever the phone thinks it is. Days are texts `YYYY-MM-DD`. */
const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** The day in China that holds an instant (milliseconds since 1970). */
export function dateAt(instant: number): string {
  return new Date(instant + chinaMs).toISOString().slice(0, 10);
}

/** So many days later. */
export function daysAfter(date: string, days: number): string {
  return dateAt(noon(date) - chinaMs + days * dayMs);
}

/** The Monday of the week that holds an instant. */
export function mondayOf(instant: number): string {
  const today = dateAt(instant);
  const weekday = new Date(noon(today)).getUTCDay() || 7;
  return daysAfter(today, 1 - weekday);
}

/** `11月24日`, '' for ''. */
export function dateText(date: string): string {
  return date ? `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日` : '';
}

/** `2026年12月1日` of a day or of an instant. */
export function longDateText(when: number | string): string {
  const date = typeof when === 'number' ? dateAt(when) : when;
  return `${date.slice(0, 4)}年${dateText(date)}`;
}

/** `11月24日 15:04` */
export function momentText(instant: number): string {
  return `${dateText(dateAt(instant))} ${clockText(instant)}`;
}

/** `08:12`, or `11月24日 08:12` when it was not today. */
export function timeText(instant: number): string {
  return dateAt(instant) === dateAt(Date.now()) ? clockText(instant) : momentText(instant);
}

/** `08:12` */
export function clockText(instant: number): string {
  return new Date(instant + chinaMs).toISOString().slice(11, 16);
}
