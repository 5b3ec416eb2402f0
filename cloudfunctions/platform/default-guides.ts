import type { Guide } from './settings';

/**
 * Service guides a town starts with, by the category's code: what holds everywhere, worded carefully, since amounts and
 * conditions differ from place to place and from year to year. The town puts its own in their stead.
 */
const general = { where: '', howLong: '', cost: '不收费', phone: '' };

const apply = (first: string): string[] => [
  first,
  '社区核对材料，缺什么一次全告诉您',
  '镇里审核，并在镇和社区同时公示',
  '区里审批，结果在「消息」里告诉您',
];

export const defaultGuides = {
  minimumLiving: {
    ...general,
    who: '家庭人均收入低于当地低保标准、财产符合规定的本地户籍家庭。标准每年会变，以窗口告知为准。',
    steps: apply('在这里提交，或到社区受理中心填申请书；行动不便的，网格员可以上门代办'),
  },
  disability: {
    ...general,
    who: '有残疾或需要评定残疾的居民。评定要到指定医院，补贴和辅具的条件以窗口告知为准。',
    howLong: '评定和补贴要看医院和残联的安排，以窗口告知为准',
    steps: [
      '告诉网格员要办什么：残疾证、补贴、辅具、康复',
      '网格员帮您问清条件，告诉您要带什么、去哪家医院',
      '带材料到社区受理中心；行动不便的，可以约上门',
    ],
  },
  seniorAllowance: {
    ...general,
    who: '本地户籍、到了规定年龄的老人（多数地方从 80 岁起）。年龄和金额以窗口告知为准。',
    steps: apply('老人本人或家人提交；老人不方便的，家人带双方身份证来办'),
  },
  socialInsurance: {
    ...general,
    who: '要参保、缴费、查询、办社保卡或咨询报销的居民。',
    howLong: '咨询当场答复；办理要看具体事项，以窗口告知为准',
    cost: '办理不收费；参保缴费标准每年会变，以窗口告知为准',
    steps: ['写明要办的事，或打电话问', '带身份证和社保卡到窗口', '不会用手机的，工作人员帮您办'],
  },
  residencePermit: {
    ...general,
    who: '外地户籍、在这里居住的居民。一般要先登记居住满半年，条件以窗口告知为准。',
    howLong: '由公安部门办理，取证时间以窗口告知为准',
    cost: '首次办理不收费；补证、换证以窗口告知为准',
    steps: [
      '租房或买房后，先做居住登记，网格员可以帮您登记',
      '准备身份证、照片、住处证明（租房合同或房产证）',
      '到派出所或社区受理中心的窗口申请，按通知取证',
    ],
  },
  employment: {
    ...general,
    who: '劳动年龄内、没有工作又想工作的居民；单位招工也可以登记。',
    howLong: '失业登记一般当场办；介绍工作要看岗位，以窗口告知为准',
    steps: [
      '写明是失业登记、找工作还是招工',
      '失业登记带身份证、户口簿，有解除劳动合同证明的一起带上',
      '到社区受理中心登记，工作人员推荐岗位和培训',
    ],
  },
  familyPlanning: {
    ...general,
    who: '要办生育登记、奖励扶助或咨询的居民。条件以窗口告知为准。',
    howLong: '生育登记一般当场办；奖励扶助要审核，以窗口告知为准',
    steps: ['写明要办什么', '带身份证、户口簿、结婚证到窗口', '办好后在「消息」里告诉您'],
  },
  unsafeHouse: {
    ...general,
    who: '发现房屋开裂、倾斜、外墙脱落的居民。有马上倒塌的危险，请先离开，再打 119。',
    cost: '现场查看不收费；鉴定和维修的费用以窗口告知为准',
    steps: [
      '拍照提交，写明哪栋哪层、什么时候发现的',
      '网格员和村建办到现场查看，危险的先拉警戒线',
      '需要鉴定的，告诉您找谁鉴定、怎么申请维修',
    ],
  },
} satisfies Record<string, Guide>;
