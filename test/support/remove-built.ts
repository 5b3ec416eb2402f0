import { rmSync } from 'node:fs';

/** After a run: removes what `build-once` built. */
export default function removeBuilt(): void {
  const folder = process.env['BUILT_FUNCTIONS'];
  if (folder) rmSync(folder, { recursive: true, force: true });
}
