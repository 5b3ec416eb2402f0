import { fillDemo } from './fill-demo';

/** `node --import tsx scripts/demo/main.ts FOLDER FUNCTIONS SEED`: fills an empty folder; progress on stdout, a line each. */
const [dataDir = '', functionsDir = '', seed = ''] = process.argv.slice(2);

fillDemo({ dataDir, functionsDir, seed: Number(seed), progress: (line) => console.log(line) }).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    process.exit(1);
  },
);
