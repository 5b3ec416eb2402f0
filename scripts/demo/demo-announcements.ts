import type { PictureName } from './pictures';

/** What the demo town tells everybody (通知公告). Places and people are those of people.ts and town.ts. */
export interface DemoAnnouncement {
  /** An id of the staff. */
  by: string;
  place: string;
  title: string;
  text: string;
  picture?: PictureName;
  /** Days before now it was published, and after now it stays pinned. */
  daysAgo: number;
  pinnedDays?: number;
}

const westCommunity = '340104100001';
const town = '340104100';

/** In the order of time. */
export const demoAnnouncements: DemoAnnouncement[] = [
  {
    by: 'zs001',
    place: town,
    title: '井岗镇网格化管理工作开始了，有事请找网格员',
    text: '各位居民：\n\n从今年起，全镇每个社区和村都划分了网格，每个网格有一位网格责任人。家里、小区、街上有事，可以打联系卡上的电话，也可以在这里反映。\n\n网格责任人会在两个上班小时内受理，办到哪一步都能在「办件」里看到。办得不满意，请打监督电话。',
    daysAgo: 26,
  },
  {
    by: 'zb001',
    place: westCommunity,
    title: '65 岁以上老人免费体检，请带身份证和医保卡',
    text: '社区卫生服务站从下周一开始给 65 岁以上老人免费体检。\n\n时间：周一至周五上午 8:00–10:30，请空腹。\n地点：蜀峰路 18 号社区卫生服务站一楼。\n请带：身份证、医保卡。\n\n行动不便的老人，请告诉网格员，可以预约上门。',
    daysAgo: 9,
  },
  {
    by: 'zs001',
    place: town,
    title: '城乡居民医保开始缴费，12 月 31 日截止',
    text: '下一年度城乡居民医保开始集中缴费，12 月 31 日截止。过期补缴的，有三个月等待期。\n\n怎么缴：手机上「皖事通」或微信「城市服务」里都可以缴；不会用手机的，带身份证到社区受理中心，工作人员帮您办。\n\n低保、特困、重度残疾的居民，个人部分由财政承担，不用自己缴。具体标准以医保部门公布的为准。',
    daysAgo: 4,
    pinnedDays: 20,
  },
  {
    by: 'zb001',
    place: westCommunity,
    title: '蜀峰花园北门路面维修，请绕行东门',
    text: '蜀峰花园北门外的路面塌陷，城管所正在维修，预计三天完工。\n\n维修期间北门只留人行通道，车辆请走东门。晚上请看清围挡和警示灯。\n\n有急事请找网格员。给您带来不便，请谅解。',
    picture: 'road',
    daysAgo: 1,
    pinnedDays: 3,
  },
];
