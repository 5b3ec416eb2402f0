import { parseArgs } from 'node:util';
import { problemText } from '../cloudfunctions/exchange/problem';
import { type GridKind, gridKindNames } from '../cloudfunctions/grid/grid';
import { proposeFiles } from './propose/propose-files';
import { reportText } from './propose/report';

const usage = `用法：npm run propose -- points.csv --community 340104100001 --out grids.geojson [选项]

points.csv 或 .xlsx（CSV 用 UTF-8 或 GBK，最多 10 万行，经纬度为 WGS-84）：
  longitude,latitude,households,people　或　经度,纬度,户数,人数
  可加 address（地址）、estate（小区）、kind（类型）
选项：
  --border FILE     社区边界 GeoJSON，一个多边形；不给时取所有地址外 30 米
  --barriers FILE   道路、河流、围墙等线 GeoJSON，网格边界尽量沿着它们
  --seed N          种子，默认 1；同样的文件和种子得到同样的建议
  --kind 类型       表里没有类型时用的网格类型，默认 物管小区
  --grid-digits N   网格编号的位数，默认 15
写出的文件可用 npm run import 导入。`;

const options = {
  community: { type: 'string', default: '' },
  border: { type: 'string' },
  barriers: { type: 'string' },
  seed: { type: 'string', default: '1' },
  kind: { type: 'string', default: gridKindNames.propertyManaged },
  'grid-digits': { type: 'string', default: '15' },
  out: { type: 'string', default: '' },
} as const;
/** More help nobody: they mostly have one cause. */
const shownProblems = 100;

/** Exit code 0 when the proposal was written, 1 when a file is wrong, 2 when the command is. */
function main(): number {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [points = ''] = positionals;
  const [seed, gridDigits] = [Number(values.seed), Number(values['grid-digits'])];
  const kinds = Object.entries(gridKindNames) as Array<[GridKind, string]>;
  const kind = kinds.find(([name, word]) => values.kind === name || values.kind === word)?.[0];
  const wrong = [
    positionals.length === 1 ? '' : '要给一个地址文件 points.csv',
    values.out ? '' : '要用 --out 指定写到哪个文件',
    Number.isSafeInteger(seed) && seed >= 0 ? '' : `--seed 应为不小于 0 的整数，现为“${values.seed}”`,
    Number.isInteger(gridDigits) &&
    gridDigits <= 24 &&
    /^\d+$/.test(values.community) &&
    gridDigits > values.community.length
      ? ''
      : `--community 应为社区代码，且比网格编号（${values['grid-digits']} 位）短，现为“${values.community}”`,
    kind ? '' : `--kind 应为${Object.values(gridKindNames).join('、')}之一`,
  ].filter(Boolean);
  if (wrong.length > 0 || !kind) {
    console.log([...wrong, usage].join('\n'));
    return 2;
  }
  const { community, border, barriers, out } = values;
  const numbering = { community, gridDigits, kind };
  const result = proposeFiles({ ...numbering, points, border, barriers, out, seed });
  if (!('proposal' in result)) {
    const { problems } = result;
    for (const problem of problems.slice(0, shownProblems)) console.log(`错误　${problemText(problem)}`);
    if (problems.length > shownProblems) console.log(`……另有 ${problems.length - shownProblems} 处`);
    console.log(`有 ${problems.length} 处错误，什么都没有写入。请改好后重试。`);
    return 1;
  }
  console.log(reportText(result.proposal, result.rows, numbering, seed));
  console.log(`\n已写入 ${out}。可先用 npm run import -- ${out} --dry-run 检查再导入。`);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
