import { join } from 'node:path';
import { collections } from '../../cloudfunctions/platform/collections';
import { startLocalCloud } from '../../local/cloud';
import { type Environment, localEnvironment, realEnvironment } from './environment';

/** Where a script works: `--url` a system that runs, `--data` one that does not, neither: the real environment of the variables. */
export interface TargetOptions {
  url?: string;
  data?: string;
}

export const targetUsage = `  --url 地址        正在运行的本机系统，如 http://127.0.0.1:8080
  --data 目录       没有运行的本机系统的数据目录
都不选时按环境变量 TCB_ENV、TENCENTCLOUD_SECRETID、TENCENTCLOUD_SECRETKEY 连到云环境。`;

/** Opens it; `close` ends what was started for it. Throws in Chinese when nothing says which. */
export async function openTarget({
  url,
  data,
}: TargetOptions): Promise<{ environment: Environment; close(): Promise<void> }> {
  if (url) return { environment: localEnvironment(url.replace(/\/$/, '')), close: async () => undefined };
  if (!data) return { environment: realEnvironment(process.env), close: async () => undefined };
  const functionsDir = join(__dirname, '../../dist/cloudfunctions');
  const cloud = await startLocalCloud({ dataDir: data, functionsDir, collections });
  return { environment: localEnvironment(cloud.url), close: () => cloud.close() };
}
