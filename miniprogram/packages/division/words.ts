import type { CommunityRow, PlanGrid } from './types';

export const stateWords: Record<CommunityRow['state'], string> = {
  none: '还没有方案',
  draft: '草稿',
  submitted: '已上报',
  sentBack: '已退回',
  accepted: '已通过',
  inForce: '已生效',
  replaced: '已被替换',
};

/** Which colour the tag of a state has. */
export const stateTones: Record<CommunityRow['state'], string> = {
  none: '',
  draft: 'primary',
  submitted: 'warning',
  sentBack: 'danger',
  accepted: 'success',
  inForce: 'success',
  replaced: '',
};

/** In the order of `gridKindNames`. */
export const kinds: ReadonlyArray<{ kind: PlanGrid['kind']; name: string }> = [
  { kind: 'selfManaged', name: '自管小区' },
  { kind: 'propertyManaged', name: '物管小区' },
  { kind: 'unit', name: '单位小区' },
  { kind: 'villageGroup', name: '村民组' },
  { kind: 'resettlement', name: '集中居住' },
  { kind: 'dedicated', name: '专属网格' },
];

export const kindName = (kind: PlanGrid['kind']): string => kinds.find((one) => one.kind === kind)?.name ?? '';

export const countedWords: Record<PlanGrid['counted'], string> = {
  addresses: '户数来自住户点',
  hand: '户数为手工填写',
  area: '户数按面积估算',
};
