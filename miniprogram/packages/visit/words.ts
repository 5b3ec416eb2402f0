import type { CareTag, Purpose, VisitKind } from '../../services/visit';

/** 关爱标签, in the order they are offered. */
export const careTags: ReadonlyArray<{ tag: CareTag; name: string }> = [
  { tag: 'livingAlone', name: '独居老人' },
  { tag: 'emptyNest', name: '空巢' },
  { tag: 'hardship', name: '困难家庭' },
  { tag: 'disability', name: '残疾' },
  { tag: 'leftBehind', name: '留守儿童' },
  { tag: 'floating', name: '流动人口' },
];

/** Whoever was met is the commonest. */
export const visitKinds: ReadonlyArray<{ kind: VisitKind; name: string }> = [
  { kind: 'met', name: '见到本人' },
  { kind: 'phone', name: '电话联系' },
  { kind: 'absent', name: '没人在家' },
];

export const purposes: ReadonlyArray<{ purpose: Purpose; name: string }> = [
  { purpose: 'visit', name: '上门走访' },
  { purpose: 'contact', name: '联系本人' },
  { purpose: 'verify', name: '核对信息' },
  { purpose: 'emergency', name: '紧急情况' },
  { purpose: 'other', name: '其他' },
];
