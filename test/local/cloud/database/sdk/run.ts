import type { Driver } from './driver';
import { nodeSdk, wxServerSdk } from './drivers';
import { STEPS } from './scenario';

/** Runs every step with one SDK in this process and prints `{step: {value} | {error, code}}`. */
async function main(): Promise<void> {
  const driver: Driver = process.argv[2] === 'wx-server-sdk' ? wxServerSdk() : nodeSdk();
  const outcomes: Record<string, unknown> = {};
  for (const [name, step] of Object.entries(STEPS)) {
    try {
      outcomes[name] = { value: await step(driver) };
    } catch (error) {
      const { errMsg, message, code, errCode } = error as Record<string, unknown>;
      outcomes[name] = { error: String(errMsg ?? message ?? error), code: errCode ?? code };
    }
  }
  console.log(`OUTCOMES ${JSON.stringify(outcomes)}`);
  process.exit(0);
}

void main();
