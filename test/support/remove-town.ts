import { rmSync } from 'node:fs';

/** After the end-to-end tests: the town they were copied from goes. */
export default function removeTown(): void {
  const folder = process.env['MADE_TOWN'];
  if (folder) rmSync(folder, { recursive: true, force: true });
}
