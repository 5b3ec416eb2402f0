import { roleNames } from '../../cloudfunctions/account/roles';
import type { DemoPerson } from '../../local/contract';
import type { DemoTown } from './make-demo-town';
import type { DemoStaff } from './staff';

/** Three grids side by side, in two communities: whoever hands a case on finds somebody there. */
export const neighbourGrids = ['340104100001001', '340104100001002', '340104100002001'] as const;

/** The officer who still has an invitation to use. */
export const unjoinedId = 'wg001003';
export const unjoinedOpenid = 'demo-officer-new';

const residentRole = { role: 'resident', roleName: '居民' } as const;
export const residents = [
  { openid: 'demo-resident-zhang', name: '张大妈', ...residentRole },
  { openid: 'demo-resident-li', name: '李师傅', ...residentRole },
  { openid: 'demo-resident-chen', name: '陈晓', ...residentRole },
] as const satisfies DemoPerson[];

/** Where staff start. */
const today = '/packages/staff/today/today';

/** Openids contain letters: the SDK turns digits alone into a number. */
export function openidOf(person: DemoStaff): string {
  const kinds: Partial<Record<DemoStaff['role'], string>> = {
    officer: 'officer',
    centreLead: 'lead',
    centreClerk: 'clerk',
    townOffice: 'town',
  };
  return `demo-${kinds[person.role] ?? 'staff'}-${person.id}`;
}

/** Who the preview's person switcher offers, in the order people meet the system. */
export function switcherPeople(town: DemoTown, invitationToken: string): DemoPerson[] {
  const staff = (id: string): DemoStaff => {
    const found = town.staff.find((person) => person.id === id);
    if (!found) throw new RangeError(`no ${id} in the demo town`);
    return found;
  };
  const member = (id: string, note: string): DemoPerson => {
    const { role, name, department, ...rest } = staff(id);
    const roleName = department ? `${department}办事员` : roleNames[role];
    return { openid: openidOf({ role, name, department, ...rest }), name, role, roleName, note, home: today };
  };
  const newcomer = staff(unjoinedId);
  return [
    ...residents.map((resident, index) => ({
      ...resident,
      note: ['蜀山社区第一网格，年长', '蜀山社区第二网格', '十里店社区第一网格'][index] ?? '',
    })),
    member('wg001001', '蜀山社区第一网格，待办最多'),
    member('wg001002', '蜀山社区第二网格，刚报了警'),
    member('wg002001', '十里店社区第一网格'),
    {
      openid: unjoinedOpenid,
      name: newcomer.name,
      role: 'officer',
      roleName: roleNames.officer,
      note: '蜀山社区第三网格，收到邀请，还没加入',
      home: `/packages/staff/join/join?token=${invitationToken}`,
    },
    member('zb001', '蜀山社区受理中心，窗口登记、商处、报警响应'),
    member('fz001', '蜀山社区、十里店社区，督办网格、批延期'),
    member('zx003', '井岗镇行政服务中心，审核、公示、复盘'),
    member('zx002', '井岗镇，交办的事和要签收的结果'),
    member('zx001', '井岗镇，交办的事'),
    member('zs001', '井岗镇，网格办，督办社区'),
    member('qx001', '蜀山区，最后审批'),
    member('bl001', '包联蜀山社区、十里店社区，只督办'),
  ];
}
