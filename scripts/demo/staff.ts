import type { RoleName } from '../../cloudfunctions/platform/identity';
import type { DemoGrid } from './demo-grids';
import { type DemoName, makeNames } from './names';
import type { Random } from './random';
import { communityPlans, townCode, vacantGrid } from './town';

/** Somebody who works in the demo town, as a row of the officers file. */
export interface DemoStaff extends DemoName {
  /** The office's number: also the person's id. */
  id: string;
  phone: string;
  duties: string[];
  dutyHours: string;
  role: Exclude<RoleName, 'resident'>;
  scopes: string[];
  department: string;
  committeeMember: boolean;
  phase: '双岗双责' | '一岗多责';
  phaseFrom: string;
}

const urbanDuties = [
  '民政救助、高龄津贴和残疾人服务',
  '计生服务',
  '就业失业登记和招工信息',
  '社保医保咨询',
  '协助党建、创建、综治和安全生产',
];
const ruralDuties = ['发展生产服务', '民生保障', '计划生育', '综合治理', '教育培训'];
const centreDuties = ['综合受理、分析和初审', '公示和调处', '窗口服务'];

/** Shifted hours (错时工作制): somebody is there when people are at home. */
const officerHours = [
  '周一至周五 08:30-12:00,14:00-17:30；周六 09:00-11:30',
  '周一至周五 09:30-12:00,14:30-19:30',
  '周二至周六 08:30-12:00,14:30-18:30',
  '周一、周三、周五 08:30-12:00,14:00-17:30；周二、周四 12:00-20:00',
  '周一至周五 08:00-11:30,15:00-18:30；周日 09:00-11:00',
];
const centreHours = '周一至周五 08:30-12:00,14:00-17:30；周六 09:00-12:00';
const officeHours = '周一至周五 08:30-12:00,14:00-17:30';

type Post = Pick<DemoStaff, 'role' | 'scopes'> & { id: string; department?: string };

/** Everybody: an officer for each grid but one, two officers with two grids each, centres, town and district. */
export function makeStaff(grids: readonly DemoGrid[], random: Random): DemoStaff[] {
  const posts = [...officerPosts(grids), ...centrePosts(), ...upperPosts()];
  const names = makeNames(posts.length, random);
  return posts.map((post, index) => {
    const { name, look } = names[index] ?? { name: '', look: 'man' };
    return {
      ...post,
      name,
      look,
      phone: phoneOf(index),
      department: post.department ?? '',
      ...detailsOf(post, index, random),
    };
  });
}

function officerPosts(grids: readonly DemoGrid[]): Post[] {
  const posts: Post[] = [];
  for (const { code } of grids) {
    if (code === vacantGrid) continue;
    const before = posts.at(-1);
    // In two communities the last two grids are small enough for one person.
    const sharesOfficer = ['340104100200005', '340104100401005'].includes(code);
    if (sharesOfficer && before) before.scopes.push(code);
    else posts.push({ id: `wg${code.slice(-6)}`, role: 'officer', scopes: [code] });
  }
  return posts;
}

function centrePosts(): Post[] {
  const codes = communityPlans.map((plan) => plan.code);
  const [shared, alsoShared] = ['340104100001', '340104100002'];
  const leads = codes
    .filter((code) => code !== alsoShared)
    .map((code) => ({
      id: `fz${code.slice(-3)}`,
      role: 'centreLead' as const,
      scopes: code === shared ? [shared, alsoShared] : [code],
    }));
  const clerks = codes.map((code) => ({ id: `zb${code.slice(-3)}`, role: 'centreClerk' as const, scopes: [code] }));
  return [...leads, ...clerks];
}

function upperPosts(): Post[] {
  return [
    { id: 'zs001', role: 'townOffice', scopes: [townCode] },
    { id: 'zx001', role: 'townClerk', scopes: [townCode], department: '民政办' },
    { id: 'zx002', role: 'townClerk', scopes: [townCode], department: '城管所' },
    // At the town's own counter: reviews and publishes.
    { id: 'zx003', role: 'townClerk', scopes: [townCode] },
    { id: 'jd001', role: 'supervisor', scopes: [townCode] },
    { id: 'bl001', role: 'leader', scopes: ['340104100001', '340104100002'] },
    { id: 'qx001', role: 'districtApprover', scopes: ['340104'] },
    { id: 'gl001', role: 'admin', scopes: ['340104'] },
  ];
}

function detailsOf(
  post: Post,
  index: number,
  random: Random,
): Pick<DemoStaff, 'duties' | 'dutyHours' | 'committeeMember' | 'phase' | 'phaseFrom'> {
  const isOfficer = post.role === 'officer';
  const isCentre = post.role === 'centreLead' || post.role === 'centreClerk';
  const rural = post.scopes[0]?.startsWith('340104100200') ?? false;
  const duties = isOfficer ? (rural ? ruralDuties : urbanDuties) : isCentre ? centreDuties : [];
  const dualPost = isOfficer && random.next() < 0.35;
  return {
    duties: [...duties],
    dutyHours: isOfficer ? random.pick(officerHours) : isCentre ? centreHours : officeHours,
    // Two officers are not, so that the import's warning can be seen.
    committeeMember: !isOfficer || ![7, 21].includes(index),
    phase: dualPost ? '双岗双责' : '一岗多责',
    phaseFrom: dualPost ? '2026-09-01' : '2025-03-01',
  };
}

/** A number block that is given to nobody. */
function phoneOf(index: number): string {
  return `1390000${String(1001 + index * 37).padStart(4, '0')}`;
}
