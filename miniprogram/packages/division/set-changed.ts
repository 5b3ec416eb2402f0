/**
 * What to hand to setData so that a list becomes another one: only the rows that differ. A list that became shorter is
 * handed over whole, as there is no path that removes.
 */
export function listChanges<T>(path: string, before: readonly T[], after: readonly T[]): Record<string, unknown> {
  if (after.length < before.length) return { [path]: after };
  const changes: Record<string, unknown> = {};
  after.forEach((row, index) => {
    if (row !== before[index] && JSON.stringify(row) !== JSON.stringify(before[index]))
      changes[`${path}[${index}]`] = row;
  });
  return changes;
}
