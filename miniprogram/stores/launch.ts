/** Whether the app was just opened at its first page without a code: then, and only then, staff start at their desk. */
let plain = false;

export function noteLaunch({ path, query }: { path: string; query: Record<string, unknown> }): void {
  plain = path === 'pages/home/home' && Object.keys(query).length === 0;
}

/** True once. */
export function takePlainLaunch(): boolean {
  const was = plain;
  plain = false;
  return was;
}
