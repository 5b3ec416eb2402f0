import type { CaseListItem } from '../../../services/case';

/** What those who watch over a place look for. */
export type Filter = 'all' | 'emergency' | 'late' | 'reopened' | 'urged';

const filters: Record<Filter, { name: string; matches(item: CaseListItem): boolean }> = {
  all: { name: '全部', matches: () => true },
  emergency: { name: '突发', matches: ({ procedure }) => procedure === 'emergency' },
  late: { name: '超时', matches: ({ late }) => late !== '' },
  reopened: { name: '退回过', matches: ({ reopened }) => reopened > 0 },
  urged: { name: '督办过', matches: ({ urged }) => urged > 0 },
};

export const filterChoices = (Object.keys(filters) as Filter[]).map((id) => ({ id, name: filters[id].name }));

export const matcherOf = (filter: Filter): ((item: CaseListItem) => boolean) => filters[filter].matches;

/** The line under the list: what was looked through, so that a short list is not taken for all there is. */
export function footerOf(filter: Filter, shown: number, loaded: number, hasMore: boolean): string {
  if (filter === 'all') return hasMore ? '上拉看更多' : shown > 8 ? '没有更多了' : '';
  return hasMore ? `已看 ${loaded} 件，其中 ${shown} 件，点这里继续找` : `共 ${loaded} 件，其中 ${shown} 件`;
}
