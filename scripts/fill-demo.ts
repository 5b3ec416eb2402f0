import { fillDemo } from './demo/fill-demo';

/** `node --import tsx scripts/fill-demo.ts FOLDER FUNCTIONS SEED`: fills an empty folder; progress on stdout, a line each. */
const [dataDir = '', functionsDir = '', seed = ''] = process.argv.slice(2);

// Whoever started this holds the other end: when they are gone, however they went, nobody wants the data any more.
process.stdin.resume().once('end', () => process.exit(1));

fillDemo({ dataDir, functionsDir, seed: Number(seed), progress: (line) => console.log(line) }).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    process.exit(1);
  },
);
