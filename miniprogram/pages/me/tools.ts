import type { Me } from '../../services/account';

/** A page of the staff's that is reached from here. */
export interface Tool {
  icon: string;
  name: string;
  url: string;
}

interface ToolOfRoles extends Tool {
  roles: ReadonlyArray<Me['roles'][number]['role']>;
}

/** In the order they are shown. A page checks again, by what its function allows. */
const tools: readonly ToolOfRoles[] = [
  { icon: 'eye', name: '巡查', url: '/packages/field/patrol/patrol', roles: ['officer'] },
  { icon: 'people', name: '走访', url: '/packages/visit/due/due', roles: ['officer'] },
  {
    icon: 'people',
    name: '住户台账',
    url: '/packages/visit/register/register',
    roles: ['officer', 'centreClerk', 'centreLead'],
  },
  { icon: 'document', name: '工作日志', url: '/packages/field/log/log', roles: ['officer'] },
  { icon: 'document', name: '网格员日志', url: '/packages/field/community/community', roles: ['centreLead'] },
  {
    icon: 'card',
    name: '我的资料',
    url: '/packages/manage/person/person',
    roles: ['officer', 'centreClerk', 'centreLead'],
  },
  { icon: 'qr', name: '我的名片', url: '/packages/public/card/card', roles: ['officer'] },
  {
    icon: 'people',
    name: '人员',
    url: '/packages/manage/people/people',
    roles: ['centreLead', 'townOffice', 'admin'],
  },
  {
    icon: 'clock',
    name: '值班表',
    url: '/packages/manage/rota/rota',
    roles: ['centreClerk', 'centreLead', 'townClerk', 'townOffice', 'districtApprover'],
  },
  {
    icon: 'send',
    name: '发通知',
    url: '/packages/manage/announcements/announcements',
    roles: ['centreClerk', 'centreLead', 'townClerk', 'townOffice', 'admin'],
  },
  {
    icon: 'map',
    name: '网格划分',
    url: '/packages/division/plans/plans',
    roles: ['centreLead', 'townOffice', 'admin', 'leader', 'districtApprover'],
  },
  {
    icon: 'list',
    name: '打印',
    url: '/packages/print/print/print',
    roles: ['centreLead', 'centreClerk', 'townOffice', 'admin'],
  },
  {
    icon: 'list',
    name: '本镇设置',
    url: '/packages/manage/settings/settings',
    roles: ['townOffice', 'admin'],
  },
];

/** What somebody with these roles may open. */
export function toolsOf(roles: ReadonlyArray<Pick<Me['roles'][number], 'role'>>): Tool[] {
  const held = new Set(roles.map(({ role }) => role));
  return tools
    .filter((tool) => tool.roles.some((role) => held.has(role)))
    .map(({ icon, name, url }) => ({ icon, name, url }));
}
