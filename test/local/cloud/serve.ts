import { startLocalCloud } from '../../../local/cloud';
import { fixtureFunctions } from './fixture-cloud';

/** A local cloud as a process of its own, for tests that kill it. Argument: the data folder. Prints its address. */
const [dataDir] = process.argv.slice(2);
if (dataDir) void startLocalCloud({ dataDir, functionsDir: fixtureFunctions }).then(({ url }) => console.log(url));
