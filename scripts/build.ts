import { join } from 'node:path';
import { buildFunctions } from './build-functions';
import { buildMiniprogramNpm } from './build-npm';

const root = join(__dirname, '..');

/** What must be made before anything runs: functions into dist/, packages into miniprogram_npm. */
export async function buildAll(): Promise<void> {
  await buildFunctions({ out: join(root, 'dist/cloudfunctions') });
  await buildMiniprogramNpm({ miniprogramRoot: join(root, 'miniprogram'), nodeModules: join(root, 'node_modules') });
}

if (require.main === module) {
  buildAll().then(
    () => console.log('built dist/cloudfunctions and miniprogram/miniprogram_npm'),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
