import { parseArgs } from 'node:util';
import { openTarget, targetUsage } from './import/target';
import type { KnownPage } from './verify-log/ledger-findings';
import { StoredLog } from './verify-log/stored-log';
import { verifyLog } from './verify-log/verify';

const usage = `用法：npm run verify-log [-- 选项]

核对每个办件的全部经过和每日台账：改过、删去、调换、截去的记录逐条列出。有问题时退出码是 1。

  --known 页:校验值  从前抄下的台账末页，核对它还在、没有变
${targetUsage}`;

const options = {
  url: { type: 'string' },
  data: { type: 'string' },
  known: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Exit code 0 when the record is whole, 1 when something in it was changed, 2 when it was asked for wrongly. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const known = knownPage(values.known);
  if (values.help || known === 'wrong') {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const target = await openTarget(values);
  try {
    const { cases, events, findings, lastPage } = await verifyLog(new StoredLog(target.environment), known);
    for (const finding of findings) console.log(finding);
    console.log(
      `核对了 ${cases} 个办件的 ${events} 步：${findings.length ? `发现 ${findings.length} 处问题` : '完好'}`,
    );
    if (lastPage) console.log(`台账末页：${lastPage.number}:${lastPage.hash}（抄在系统之外，下次用 --known 核对）`);
    return findings.length > 0 ? 1 : 0;
  } finally {
    await target.close();
  }
}

function knownPage(text: string | undefined): KnownPage | undefined | 'wrong' {
  if (text === undefined) return undefined;
  const [, number, hash] = /^(\d+):([\w-]{43})$/.exec(text) ?? [];
  return number && hash ? { number: Number(number), hash } : 'wrong';
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
