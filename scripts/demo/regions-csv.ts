import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { communityPlans, townCode } from './town';

/** The real list of 蜀山区, public statistics. */
export const realRegionsFile = join(__dirname, '../../data/shushan-regions.csv');

/** The real list with made-up desks for the demo town. Landlines of a block that is given to nobody. */
export function regionsCsv(): string {
  const [header = '', ...rows] = readFileSync(realRegionsFile, 'utf8').trim().split(/\r?\n/);
  const lines = rows.map((row) => `${row},${deskOf(row.split(',')[0] ?? '').join(',')}`);
  return `${[`${header},deskName,deskPhone,deskAddress,supervisionPhone`, ...lines].join('\n')}\n`;
}

function deskOf(code: string): [name: string, phone: string, address: string, supervision: string] {
  if (code === townCode) return ['井岗镇行政服务中心', '0551-65000100', '樊洼路 1 号', '0551-65000199'];
  const index = communityPlans.findIndex((plan) => plan.code === code);
  const plan = communityPlans[index];
  return plan ? ['', `0551-650001${String(index + 1).padStart(2, '0')}`, plan.address, ''] : ['', '', '', ''];
}
