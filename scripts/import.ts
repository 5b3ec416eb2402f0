import { parseArgs } from 'node:util';
import { inviteByName } from './import/first-invitation';
import { importFiles } from './import/importer';
import { summaryText } from './import/summary';
import { openTarget, targetUsage } from './import/target';

const usage = `用法：npm run import -- 文件… [选项]

文件可以是以下任意几个，顺序不限；表格用 xlsx、xls，或 UTF-8、GBK 编码的 CSV：
  区划表          code,name,level,parent，可加 deskName,deskPhone,deskAddress,supervisionPhone
  网格 GeoJSON    WGS-84 经纬度，属性 code,name,kind,households,people,estates,community,officer
  网格表          同样的列，加 border：WKT 的 POLYGON，或 经度,纬度 经度,纬度 …
  人员表          name,phone,grids，可加 photo,duties,dutyHours,role,committeeMember,phase,phaseFrom,id,department

选项：
  --dry-run         只检查，不写入
  --grid-digits N   网格编号的位数，默认 15
  --invite 姓名     导入后邀请这个人加入：新环境里还没有人能发邀请时用一次
导入到哪里：
${targetUsage}`;

const options = {
  url: { type: 'string' },
  data: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'grid-digits': { type: 'string' },
  invite: { type: 'string' },
} as const;

/** Exit code 0 when the files were written, or are free of errors in a dry run. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const gridDigits = Number(values['grid-digits'] ?? 15);
  if ((positionals.length === 0 && !values.invite) || !Number.isInteger(gridDigits)) {
    console.log(usage);
    return 2;
  }
  const target = await openTarget(values);
  try {
    const result = await importFiles({
      files: positionals,
      environment: target.environment,
      gridDigits,
      dryRun: values['dry-run'] ?? false,
    });
    console.log(summaryText(result));
    if (values.invite && result.applied) console.log(await inviteByName(target.environment, values.invite, new Date()));
    return result.problems.some((problem) => problem.level === 'error') ? 1 : 0;
  } finally {
    await target.close();
  }
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
