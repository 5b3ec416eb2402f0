/** Days of the calendar in China, as texts `YYYY-MM-DD`. */
const dayMs = 86_400_000;
const noon = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const dateAt = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** So many days later. */
export function daysAfter(date: string, days: number): string {
  return dateAt(noon(date) + days * dayMs);
}

/** The Monday of the week that holds an instant. */
export function mondayOf(now: number): string {
  const today = dateAt(now + 8 * 3_600_000);
  const weekday = new Date(noon(today)).getUTCDay() || 7;
  return daysAfter(today, 1 - weekday);
}

/** `11月24日` */
export function dateText(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}
