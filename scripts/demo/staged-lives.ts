import type { CaseLife } from './case-lives';
import type { DemoTown } from './make-demo-town';
import { neighbourGrids, residents } from './people';
import type { PictureName } from './pictures';

const minute = 60_000;
const hour = 60;
const day = 24 * hour;

/** One step of a staged case: how many minutes before now, by whom (`reporter`, `grid`, or somebody's id), what. */
type StagedStep = [ago: number, by: string, action: string, data?: Record<string, unknown>];

interface Staged {
  reporter: string;
  grid: string;
  category: string;
  spot: string;
  text: string;
  urgent?: true;
  picture?: PictureName;
  /** Minutes before now it was handed in, and by whom of the staff when they registered it. */
  ago: number;
  registered?: { by: string; contact: string | null };
  steps: StagedStep[];
}

const [zhang, li, chen] = residents.map(({ openid }) => openid) as [string, string, string];
const [first, second, third] = neighbourGrids;
const neighbour = (number: number): string => `demo-resident-r${String(number).padStart(2, '0')}`;

/** The officer's list: something to accept, to handle, late and urged, standing still, and at the window. */
const onSite: Staged[] = [
  {
    reporter: neighbour(2),
    grid: first,
    category: 'rubbish',
    spot: '蜀峰花园西区垃圾亭',
    text: '垃圾亭旁边堆了好几袋装修垃圾，进出都要绕着走，麻烦清一下。',
    picture: 'rubbish',
    ago: 40,
    steps: [],
  },
  {
    reporter: zhang,
    grid: first,
    category: 'fireRisk',
    spot: '蜀峰花园东区 3 栋一楼楼道',
    text: '楼道里有人拉线给电动车充电，插座在冒火星，请快来看看。',
    urgent: true,
    ago: 3,
    steps: [],
  },
  {
    reporter: neighbour(3),
    grid: first,
    category: 'power',
    spot: '蜀峰花园东区 6 栋门前',
    text: '门前的路灯晚上不亮，老人出来倒垃圾看不清台阶。',
    picture: 'lamp',
    ago: day,
    steps: [
      [22 * hour, 'grid', 'accept'],
      [20 * hour, 'grid', 'reply', { text: '已到现场看过，约了电工明天上午来换灯头。', photos: [] }],
    ],
  },
  {
    reporter: neighbour(4),
    grid: first,
    category: 'noise',
    spot: '蜀峰花园东区 2 栋楼下',
    text: '楼下早餐店凌晨四点就开排风机，一家人都睡不好，说过两次没有用。',
    ago: 9.5 * day,
    steps: [
      [9.3 * day, 'grid', 'accept'],
      [9 * day, 'grid', 'reply', { text: '已和店主谈过，答应加装隔音罩。', photos: [] }],
      [5 * hour, 'bl001', 'urge', { text: '居民反映时间较长，请本周内办好并回访。' }],
    ],
  },
  {
    reporter: neighbour(5),
    grid: first,
    category: 'other',
    spot: '蜀峰花园西区健身点',
    text: '健身器材的扶手松了，小孩在上面玩很危险。',
    ago: 2 * day,
    steps: [
      [1.9 * day, 'grid', 'accept'],
      [6 * hour, 'grid', 'askPause', { reason: '配件要厂家寄来，五天后到货', days: 6 }],
    ],
  },
  {
    reporter: '',
    grid: first,
    category: 'disability',
    spot: '蜀峰花园西区 1 栋',
    text: '来人说父亲行动不便，想申请轮椅，请网格员上门看一下情况。',
    ago: 25,
    registered: { by: 'zb001', contact: '13900005566' },
    steps: [],
  },
];

/** The centre's list, and what the departments were asked for. */
const coordinated: Staged[] = [
  {
    reporter: neighbour(6),
    grid: second,
    category: 'water',
    spot: '青山雅居 4 栋门前',
    text: '门前下水道反复堵，污水漫到路上，疏通过两次，过几天又堵。',
    picture: 'water',
    ago: 3 * day,
    steps: [
      [2.9 * day, 'grid', 'bring', { reason: '管道塌陷，要城管所一起来看' }],
      [2.8 * day, 'zb001', 'accept'],
      [2.5 * day, 'zb001', 'assign', { departments: ['城管所'], ask: '请派人查看管道，提出修复办法' }],
    ],
  },
  {
    reporter: li,
    grid: second,
    category: 'dispute',
    spot: '松涛公寓 2 栋',
    text: '邻居在公共过道里装了鞋柜和摄像头，说了几次都不听，想请社区帮忙协调。',
    ago: 5 * hour,
    steps: [[90, 'grid', 'bring', { reason: '双方意见大，请社区调解' }]],
  },
  {
    reporter: neighbour(7),
    grid: first,
    category: 'road',
    spot: '蜀峰花园北门',
    text: '北门外的路面塌了一块，电动车经过很危险。',
    picture: 'road',
    ago: 6 * day,
    steps: [
      [5.9 * day, 'grid', 'bring', { reason: '要城管所修路面' }],
      [5.8 * day, 'zb001', 'accept'],
      [5.5 * day, 'zb001', 'assign', { departments: ['城管所', '民政办'], ask: '请各自核实责任并处理' }],
      [3 * day, 'zx002', 'contribute', { text: '路面已铺平，养护三天后放行。', photos: [] }],
      [2.9 * day, 'zx001', 'contribute', { text: '附近没有受影响的老人住户。', photos: [] }],
      [
        7 * hour,
        'zb001',
        'settle',
        { outcome: 'solved', text: '路面已修好，可以正常通行。', internalText: '', photos: [] },
      ],
    ],
  },
  {
    reporter: neighbour(8),
    grid: third,
    category: 'unsafeHouse',
    spot: '十里春天 5 栋',
    text: '外墙瓷砖鼓起来一大片，下面是人行道，怕掉下来砸到人。',
    ago: 4 * day,
    steps: [
      [3.9 * day, 'grid', 'bring', { reason: '要请人鉴定外墙' }],
      [3.8 * day, 'zb002', 'accept'],
      [4 * hour, 'zb002', 'askPause', { reason: '鉴定机构七天后出报告', days: 10 }],
    ],
  },
  {
    reporter: neighbour(9),
    grid: second,
    category: 'minimumLiving',
    spot: '松涛公寓 1 栋',
    text: '家里老人摔伤住院，想问问有没有临时救助。',
    ago: 2 * day,
    steps: [
      [1.9 * day, 'grid', 'bring', { reason: '要民政办一起核实' }],
      [1.8 * day, 'zb001', 'accept'],
      [1.5 * day, 'zb001', 'assign', { departments: ['民政办'], ask: '请核实能否给予临时救助' }],
    ],
  },
];

/** One nobody has answered yet, one under way with the officer on the spot, one to look back on. */
const emergency: Staged[] = [
  {
    reporter: 'wg001002',
    grid: second,
    category: 'fireRisk',
    spot: '青山雅居 1 栋地下车库',
    text: '地下车库有烟，物业在疏散住户，还没有看到明火。',
    urgent: true,
    ago: 4,
    registered: { by: 'wg001002', contact: null },
    steps: [[3, 'wg001002', 'alarm', { text: '地下车库有烟，物业在疏散住户' }]],
  },
  {
    reporter: 'wg001001',
    grid: first,
    category: 'water',
    spot: '蜀峰花园东门',
    text: '自来水主管爆裂，水冲到马路上，一楼三户进水。',
    urgent: true,
    picture: 'water',
    ago: 100,
    registered: { by: 'wg001001', contact: null },
    steps: [
      [98, 'wg001001', 'alarm', { text: '自来水主管爆裂，一楼三户进水' }],
      [94, 'zb001', 'acknowledge'],
      [60, 'wg001001', 'track', { text: '阀门已关，抢修队到场，住户在搬东西。', photos: [] }],
    ],
  },
  {
    reporter: 'wg002001',
    grid: third,
    category: 'power',
    spot: '稻香家园配电房',
    text: '配电房起火，整片停电，物业已用灭火器扑救。',
    urgent: true,
    ago: 30 * hour,
    registered: { by: 'wg002001', contact: null },
    steps: [
      [30 * hour - 2, 'wg002001', 'alarm', { text: '配电房起火，整片停电' }],
      [30 * hour - 6, 'zb002', 'acknowledge'],
      [29 * hour, 'zb002', 'control', { text: '明火已灭，没有人受伤，供电公司在抢修。', photos: [] }],
      [20 * hour, 'zb002', 'resolve', { outcome: 'solved', text: '已恢复供电，烧坏的开关已更换。', photos: [] }],
    ],
  },
];

const applied = (ago: number): StagedStep => [ago, 'grid', 'apply', { text: '已上门看过材料，情况属实' }];
const defined = (ago: number, by = 'zb001'): StagedStep => [ago, by, 'define', { note: '属于受理范围，材料齐全' }];
const published = (ago: number, what: string): StagedStep => [
  ago,
  'zx003',
  'publicise',
  { title: `${what}公示`, text: `经社区初审、镇审核，拟同意一户居民的${what}申请，现予公示。`, note: '符合条件' },
];

/** An application at every station of its way. */
const approval: Staged[] = [
  {
    reporter: zhang,
    grid: first,
    category: 'seniorAllowance',
    spot: '蜀峰花园西区 2 栋',
    text: '我今年满八十岁了，想申请高龄津贴，女儿帮我准备了材料。',
    ago: 5 * hour,
    steps: [applied(2 * hour)],
  },
  {
    reporter: chen,
    grid: third,
    category: 'minimumLiving',
    spot: '十里春天 3 栋',
    text: '失业半年，孩子在上学，想申请低保。',
    ago: 3 * day,
    steps: [
      applied(2.8 * day),
      [2 * day, 'zb002', 'askMaterials', { missing: ['收入证明', '失业登记证明'], note: '可以拍照在手机上补交' }],
    ],
  },
  {
    reporter: neighbour(10),
    grid: second,
    category: 'seniorAllowance',
    spot: '松涛公寓 3 栋',
    text: '父亲刚过八十，帮他申请高龄津贴。',
    ago: 2 * day,
    steps: [applied(1.8 * day), defined(day)],
  },
  {
    reporter: neighbour(11),
    grid: first,
    category: 'minimumLiving',
    spot: '蜀峰花园东区 8 栋',
    text: '丈夫去世后一个人带孩子，申请低保。',
    ago: 5 * day,
    steps: [
      applied(4.8 * day),
      defined(4 * day),
      published(2 * day, '低保'),
      [5 * hour, li, 'object', { text: '听说这户在外面还有一套房子，请核实。' }],
    ],
  },
  {
    reporter: neighbour(12),
    grid: third,
    category: 'seniorAllowance',
    spot: '稻香家园 2 栋',
    text: '母亲八十一岁，以前没有申请过津贴。',
    ago: 4 * day,
    steps: [applied(3.8 * day), defined(3 * day, 'zb002'), published(1.5 * day, '高龄津贴')],
  },
  {
    reporter: neighbour(13),
    grid: second,
    category: 'minimumLiving',
    spot: '青山雅居 6 栋',
    text: '夫妻都有重病，没有收入，申请低保。',
    ago: 16 * day,
    steps: [applied(15.8 * day), defined(15 * day), published(12.5 * day, '低保')],
  },
  {
    reporter: neighbour(14),
    grid: first,
    category: 'seniorAllowance',
    spot: '蜀峰花园西区 5 栋',
    text: '外公满八十周岁，申请高龄津贴。',
    ago: 14 * day,
    steps: [applied(13.8 * day), defined(13 * day), published(10.5 * day, '高龄津贴')],
  },
];

/** Cases that leave every role of the switcher something to do, whatever day it is. */
export function stagedLives(town: DemoTown, now: Date): CaseLife[] {
  const at = (ago: number): Date => new Date(now.getTime() - ago * minute);
  return [...onSite, ...coordinated, ...emergency, ...approval].map((staged) => {
    const grid = town.grids.find((one) => one.code === staged.grid);
    if (!grid) throw new RangeError(`no grid ${staged.grid}`);
    const { registered } = staged;
    const data = { text: staged.text, address: staged.spot };
    return {
      reporter: staged.reporter,
      grid,
      category: staged.category,
      urgent: staged.urgent ?? false,
      ...(staged.picture ? { picture: staged.picture } : {}),
      steps: [
        registered
          ? {
              at: at(staged.ago),
              by: registered.by,
              action: 'register',
              data: { ...data, contact: registered.contact },
            }
          : { at: at(staged.ago), by: 'reporter', action: 'submit', data: { ...data, notify: true } },
        ...staged.steps.map(([ago, by, action, more = {}]) => ({ at: at(ago), by, action, data: more })),
      ],
    };
  });
}
