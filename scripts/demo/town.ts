import type { GridKind } from '../../cloudfunctions/grid/grid';

/** What is made up for a real community: kinds of its grids in their order, and the names its estates go by. */
export interface CommunityPlan {
  /** Letter in the layout. */
  letter: string;
  /** Real code of 井岗镇's communities and villages. */
  code: string;
  address: string;
  /** One a grid, from west to east, then north to south. */
  grids: Array<{ kind: GridKind; estates: string[] }>;
}

export const townCode = '340104100';

/** Where each community lies; a letter is one grid, read as on a map. */
export const layout = ['KKKBBBMM', 'KKWWBMMM', 'EWWSSTTJ', 'EESSSTTJ', 'EEHHHHTJ'] as const;

/** West of Hefei; wider where the village is. */
export const townSize = {
  centre: [117.2, 31.86],
  columns: [860, 760, 620, 580, 560, 600, 580, 640],
  rows: [700, 620, 600, 640, 680],
} as const;

const managed = (...estates: string[]) => ({ kind: 'propertyManaged' as const, estates });
const selfManaged = (...estates: string[]) => ({ kind: 'selfManaged' as const, estates });
const unit = (...estates: string[]) => ({ kind: 'unit' as const, estates });
const dedicated = (...estates: string[]) => ({ kind: 'dedicated' as const, estates });
const group = (...estates: string[]) => ({ kind: 'villageGroup' as const, estates });

/** The communities are real, the estates are not. */
export const communityPlans: CommunityPlan[] = [
  {
    letter: 'S',
    code: '340104100001',
    address: '蜀峰路 18 号',
    grids: [
      managed('蜀峰花园东区', '蜀峰花园西区'),
      managed('青山雅居', '松涛公寓'),
      selfManaged('蜀山新村', '林业站宿舍'),
      managed('望山苑'),
      dedicated('蜀山农贸市场', '市场商住楼'),
    ],
  },
  {
    letter: 'T',
    code: '340104100002',
    address: '十里店路 66 号',
    grids: [
      managed('十里春天', '稻香家园'),
      selfManaged('十里店新村'),
      managed('金色池塘', '荷塘月色'),
      unit('建材二厂宿舍', '供销社宿舍'),
      managed('安居苑北区', '安居苑南区'),
    ],
  },
  {
    letter: 'H',
    code: '340104100003',
    address: '庙前街 9 号',
    grids: [
      selfManaged('庙前街', '庙后巷'),
      managed('祥和家园'),
      unit('电缆厂生活区'),
      managed('锦绣南苑', '锦绣北苑'),
    ],
  },
  {
    letter: 'W',
    code: '340104100004',
    address: '卫楼路 21 号',
    grids: [
      managed('翡翠花园'),
      selfManaged('卫楼新村'),
      managed('学府雅苑', '书香门第'),
      dedicated('卫楼小学', '教师公寓'),
    ],
  },
  {
    letter: 'B',
    code: '340104100005',
    address: '半岛路 5 号',
    grids: [managed('半岛一号'), managed('碧水湾', '听涛苑'), selfManaged('水库新村'), managed('湖滨花园')],
  },
  {
    letter: 'M',
    code: '340104100006',
    address: '兴民路 102 号',
    grids: [
      managed('兴民家园东区'),
      managed('兴民家园西区', '兴民公寓'),
      unit('纺织厂宿舍'),
      selfManaged('团结新村', '和平里'),
      managed('阳光丽景'),
    ],
  },
  {
    letter: 'J',
    code: '340104100007',
    address: '金湖路 30 号',
    grids: [managed('金湖湾'), managed('湖畔名居', '金湖公寓'), selfManaged('金湖新村')],
  },
  {
    letter: 'E',
    code: '340104100200',
    address: '十八岗村部',
    grids: [
      group('上岗组', '下岗组'),
      group('大郢组', '小郢组'),
      { kind: 'resettlement', estates: ['十八岗安置点'] },
      group('塘埂组'),
      group('东圩组', '西圩组'),
    ],
  },
  {
    letter: 'K',
    code: '340104100401',
    address: '科学岛路 350 号',
    grids: [
      unit('研究院一区'),
      unit('研究院二区'),
      dedicated('科学岛园区'),
      unit('专家楼', '研究生公寓'),
      managed('岛上花园'),
    ],
  },
];

/** Grids whose size leaves the plan's band, so that the warning can be seen: code → households and people. */
export const unusualSizes: Record<string, [households: number, people: number]> = {
  '340104100200004': [214, 702],
  '340104100002005': [638, 1874],
  '340104100401003': [96, 410],
};

/** The grid that has no officer yet: its card shows the community's desk. */
export const vacantGrid = '340104100004004';
