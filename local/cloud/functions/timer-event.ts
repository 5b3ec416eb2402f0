/** The event the platform gives a function that a timer calls, as JSON text. `dueAt` in milliseconds since 1970. */
export function timerEvent(trigger: string, dueAt: number): string {
  return JSON.stringify({ Type: 'Timer', TriggerName: trigger, Time: new Date(dueAt).toISOString(), Message: '' });
}
