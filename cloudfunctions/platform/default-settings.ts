import type { TownSettings } from './settings';

/** What a town starts with. Categories follow the duties catalogue of DOMAIN and what residents ask for most. */
export const defaultSettings: Omit<TownSettings, '_id'> = {
  categories: [
    { code: 'water', name: '供水排水', group: '生活设施', icon: 'water', hint: '例如：楼道水管漏水、下水道堵了' },
    { code: 'power', name: '供电照明', group: '生活设施', icon: 'power', hint: '例如：路灯不亮、楼道灯坏了' },
    { code: 'road', name: '道路设施', group: '生活设施', icon: 'road', hint: '例如：井盖松动、路面破损' },
    {
      code: 'rubbish',
      name: '垃圾卫生',
      group: '环境卫生',
      icon: 'rubbish',
      hint: '例如：垃圾没有清运、杂物堆在楼道',
    },
    { code: 'noise', name: '噪音扰民', group: '环境卫生', icon: 'noise', hint: '请写明什么时候、从哪里传来' },
    { code: 'dispute', name: '邻里纠纷', group: '邻里社区', icon: 'dispute', hint: '请写明是什么事，希望怎样解决' },
    {
      code: 'fireRisk',
      name: '消防隐患',
      group: '安全隐患',
      icon: 'fire',
      hint: '例如：楼道堆物、电动车上楼充电',
      limits: { accept: { amount: 1, unit: 'workingHours' } },
    },
    {
      code: 'unsafeHouse',
      name: '房屋安全',
      group: '安全隐患',
      icon: 'house',
      hint: '例如：外墙脱落、墙体开裂',
      limits: { accept: { amount: 1, unit: 'workingHours' } },
    },
    {
      code: 'minimumLiving',
      name: '低保救助',
      group: '民政社保',
      icon: 'coins',
      hint: '请写明家庭情况和想咨询的事',
    },
    { code: 'disability', name: '残疾人服务', group: '民政社保', icon: 'disability', hint: '请写明需要什么帮助' },
    { code: 'seniorAllowance', name: '高龄津贴', group: '民政社保', icon: 'medal', hint: '请写明老人年龄和想办的事' },
    { code: 'socialInsurance', name: '社保医保', group: '民政社保', icon: 'insurance', hint: '请写明想咨询或办理的事' },
    { code: 'residencePermit', name: '居住证', group: '证件就业', icon: 'card', hint: '请写明是新办、换证还是咨询' },
    {
      code: 'employment',
      name: '就业失业',
      group: '证件就业',
      icon: 'job',
      hint: '例如：失业登记、找工作、招工',
    },
    { code: 'familyPlanning', name: '计生服务', group: '证件就业', icon: 'family', hint: '请写明想咨询或办理的事' },
    { code: 'farming', name: '生产发展', group: '农村服务', icon: 'farm', hint: '例如：灌溉、农技、农产品销路' },
    { code: 'other', name: '其他事项', group: '其他', icon: 'other', hint: '请把事情写清楚，我们会帮您找对人' },
  ],
  officeHours: [
    { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:00' },
    { days: [1, 2, 3, 4, 5], from: '14:00', to: '17:30' },
  ],
  limits: {
    accept: { amount: 2, unit: 'workingHours' },
    urgentAccept: { amount: 10, unit: 'minutes' },
    handle: { amount: 3, unit: 'workingDays' },
    confirm: { amount: 7, unit: 'naturalDays' },
    reopenWindow: { amount: 30, unit: 'naturalDays' },
  },
  templates: { caseProgress: 'tmpl_case_progress', deskWork: 'tmpl_desk_work' },
};
