import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { functionDefaults } from '../settings';

/** A timer as `config.json` writes it: seven fields, second to year, in UTC+8. */
export interface TimerTrigger {
  name: string;
  type: 'timer';
  config: string;
}

/** What is known of a built function without running it. */
export interface FunctionManifest {
  name: string;
  bundle: string;
  /** What the two files looked like when they were read. */
  bundleStamp: string;
  configStamp: string | undefined;
  triggers: TimerTrigger[];
  timeoutSeconds: number;
  memoryMegabytes: number;
}

const nameForm = /^[A-Za-z][\w-]{0,59}$/;
const known = new Map<string, FunctionManifest>();

/** Reads what is on disk now. `undefined` when there is no such function. Throws on a broken `config.json`. */
export function readManifest(functionsDir: string, name: string): FunctionManifest | undefined {
  if (!nameForm.test(name)) return undefined;
  const bundle = join(functionsDir, name, 'index.js');
  const config = join(functionsDir, name, 'config.json');
  const bundleStamp = stampOf(bundle);
  if (bundleStamp === undefined) return undefined;
  const configStamp = stampOf(config);
  const cached = known.get(bundle);
  if (cached?.bundleStamp === bundleStamp && cached.configStamp === configStamp) return cached;
  const manifest = { name, bundle, bundleStamp, configStamp, ...readConfig(config) };
  known.set(bundle, manifest);
  return manifest;
}

/**
 * The same for the path of every call: looks at the bundle only. A stat costs some 20 µs, and the timers look at the
 * settings every few seconds anyway.
 */
export function readManifestOfCall(functionsDir: string, name: string): FunctionManifest | undefined {
  const cached = known.get(join(functionsDir, name, 'index.js'));
  return cached && stampOf(cached.bundle) === cached.bundleStamp ? cached : readManifest(functionsDir, name);
}

/** A file's identity. */
function stampOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.ino}:${stat.mtimeMs}:${stat.size}` : undefined;
}

function readConfig(file: string): Pick<FunctionManifest, 'triggers' | 'timeoutSeconds' | 'memoryMegabytes'> {
  const config = parseConfig(file);
  return {
    triggers: (config.triggers ?? []).filter((trigger) => trigger.type === 'timer'),
    timeoutSeconds: config.timeout ?? functionDefaults.timeoutSeconds,
    memoryMegabytes: config.memory ?? config.memorySize ?? functionDefaults.memoryMegabytes,
  };
}

interface ConfigFile {
  triggers?: TimerTrigger[];
  timeout?: number;
  memory?: number;
  memorySize?: number;
}

function parseConfig(file: string): ConfigFile {
  if (stampOf(file) === undefined) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ConfigFile;
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
