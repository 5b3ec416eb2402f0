/**
 * Words staff say often, to be tapped in instead of typed: by category of the duties catalogue, with some for all. They
 * are put into the field, where they can still be changed.
 */

interface CategoryWords {
  settled?: string[];
  /** Where a matter of this kind goes when it is not ours. Numbers are the national service lines. */
  places?: string[];
}

const byCategory: Record<string, CategoryWords> = {
  water: {
    settled: ['已联系维修人员，漏水处已修好', '已疏通下水道，现在排水正常', '已关好总阀，维修人员今天上门'],
    places: ['供水公司', '小区物业'],
  },
  power: {
    settled: ['灯已修好，现在正常亮', '已更换灯泡和开关', '已报供电公司，今天抢修'],
    places: ['供电公司（95598）', '小区物业'],
  },
  road: { settled: ['井盖已复位固定', '破损处已补好', '已放警示标志，等待修补'], places: ['镇城建部门', '小区物业'] },
  rubbish: { settled: ['垃圾已清运', '楼道杂物已清走', '已和保洁说好，每天清理'], places: ['小区物业', '镇环卫部门'] },
  noise: {
    settled: ['已上门劝说，对方答应不再扰民', '已约定施工时间'],
    places: ['公安派出所（110）', '镇综合执法部门'],
  },
  dispute: { settled: ['已上门调解，双方谈好了', '已约双方到社区当面调解'], places: ['人民法院', '法律援助（12348）'] },
  fireRisk: {
    settled: ['楼道堆物已清走', '电动车已推到楼下充电', '已和业主说明危险，当场整改'],
    places: ['消防救援部门（119）', '小区物业'],
  },
  unsafeHouse: { settled: ['已拉警戒线并通知住户', '松动处已清除', '已报镇里请人鉴定'], places: ['镇城建部门'] },
  minimumLiving: { settled: ['已上门了解情况并说明政策', '材料已收齐，已上报'], places: ['镇民政窗口'] },
  disability: { settled: ['已帮助提交申请', '已说明政策和需要的材料'], places: ['区残联', '镇民政窗口'] },
  seniorAllowance: { settled: ['已帮助登记申请', '已说明政策和需要的材料'], places: ['镇民政窗口'] },
  socialInsurance: {
    settled: ['已说明办法和需要的材料', '已帮助在手机上办好'],
    places: ['社保窗口（12333）', '医保窗口（12393）'],
  },
  residencePermit: { settled: ['已说明办法和需要的材料', '材料已收齐，已转交'], places: ['公安派出所'] },
  employment: { settled: ['已登记，有合适岗位会联系您', '已说明办法和需要的材料'], places: ['人社窗口（12333）'] },
  familyPlanning: { settled: ['已说明办法和需要的材料', '已帮助登记'], places: ['镇卫健窗口'] },
  farming: { settled: ['已请农技人员到现场看过', '已说明政策和办法'], places: ['镇农业服务中心'] },
};

export const settledPhrases = (category: string): string[] => [
  ...(byCategory[category]?.settled ?? []),
  '已到现场看过并处理好',
  '已打电话向您说明',
];

export const replyPhrases: readonly string[] = [
  '您好，已收到，我马上去看',
  '今天下午到现场处理',
  '请补充一张现场照片',
  '请问什么时间方便上门',
  '正在联系维修，有进展告诉您',
];

export const otherPlaces = (category: string): string[] => [
  ...(byCategory[category]?.places ?? []),
  '镇行政服务中心',
  '12345 热线',
];

export const returnPhrases: readonly string[] = [
  '这件事由该部门办理，请直接找他们',
  '属于小区物业的职责，已帮您联系物业',
  '需要本人带材料到窗口办理',
];

export const transferPhrases: readonly string[] = [
  '地点在你们网格',
  '居民选错了网格',
  '需要社区协调处理',
  '涉及几个网格，请社区牵头',
];

/** A phrase put behind what is there already. */
export function withPhrase(text: string, phrase: string, most: number): string {
  const before = text.trimEnd();
  const joint = before === '' || /[，。！？；：、\n]$/.test(before) ? '' : '，';
  return `${before}${joint}${phrase}`.slice(0, most);
}
