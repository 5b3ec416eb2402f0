/** `08:12`, or `11月24日 08:12` when it was another day. */
export function timeOf(at: number): string {
  const then = new Date(at);
  const clock = `${String(then.getHours()).padStart(2, '0')}:${String(then.getMinutes()).padStart(2, '0')}`;
  const sameDay = then.toDateString() === new Date().toDateString();
  return sameDay ? clock : `${then.getMonth() + 1}月${then.getDate()}日 ${clock}`;
}
