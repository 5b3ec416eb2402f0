import type { OutputOf } from '../../../services/api';

type Today = OutputOf<'worklog.today'>;
type Desk = Today['me']['desks'][number];

/** A part of the day, in a word, and the way to it. */
export interface Tile {
  key: 'patrol' | 'visits' | 'log' | 'behind';
  icon: string;
  name: string;
  words: string;
  tone: '' | 'primary' | 'success' | 'warning' | 'danger';
  url: string;
}

/**
 * Pure: how the day stands beside the cases; nothing for who is neither officer nor lead.
 *
 * @param hasBegun a round was begun on this phone that the server does not know of yet
 */
export function tilesOf(
  { day, behind }: Pick<Today, 'day' | 'behind'>,
  desks: readonly Desk[],
  hasBegun: boolean,
): Tile[] {
  return [
    ...(day ? [patrolTile(day.patrol, desks, hasBegun), visitTile(day.visits), logTile(day)] : []),
    ...(behind === null ? [] : [behindTile(behind)]),
  ];
}

function patrolTile(
  { rounds, going }: NonNullable<Today['day']>['patrol'],
  desks: readonly Desk[],
  hasBegun: boolean,
): Tile {
  const url = '/packages/field/patrol/patrol';
  const tile = { key: 'patrol', icon: 'eye', url } as const;
  if (going) return { ...tile, name: '巡查中', words: `${going.started} 开始`, tone: 'primary' };
  if (rounds > 0) return { ...tile, name: '巡查', words: `今天 ${rounds} 次`, tone: 'success' };
  if (hasBegun) return { ...tile, name: '巡查', words: '待上传', tone: 'primary' };
  // One grid, one tap: the round begins where the page opens.
  const grids = desks.filter(({ kind }) => kind === 'grid');
  const start = grids.length === 1 ? `?start=${grids[0]?.code}` : '';
  return { ...tile, url: `${url}${start}`, name: '开始巡查', words: '今天还没有', tone: 'warning' };
}

function visitTile({ due, late, more }: NonNullable<Today['day']>['visits']): Tile {
  const tile = { key: 'visits', icon: 'people', name: '走访', url: '/packages/visit/due/due' } as const;
  if (due === 0) return { ...tile, words: '没有到期', tone: '' };
  const count = `${due}${more ? '+' : ''} 户`;
  return late > 0
    ? { ...tile, words: `${late} 户过期`, tone: 'danger' }
    : { ...tile, words: `本周 ${count}`, tone: 'primary' };
}

function logTile({ log }: NonNullable<Today['day']>): Tile {
  const tile = { key: 'log', icon: 'document', name: '日志' } as const;
  const { open, week, cleared } = log;
  if (open) {
    const [title = ''] = open.title.split(' ');
    return { ...tile, words: `${title}没确认`, tone: 'danger', url: `/packages/field/log/log?date=${open.date}` };
  }
  if (week) return { ...tile, words: '周小结待确认', tone: 'warning', url: `/packages/field/week/week?monday=${week}` };
  const url = '/packages/field/log/log';
  return cleared
    ? { ...tile, words: '今天已日清', tone: 'success', url }
    : { ...tile, words: '今天未日清', tone: '', url };
}

function behindTile(behind: number): Tile {
  return {
    key: 'behind',
    icon: 'document',
    name: '网格员日志',
    words: behind > 0 ? `${behind} 人超过两天没确认` : '都跟上了',
    tone: behind > 0 ? 'warning' : 'success',
    url: '/packages/field/community/community',
  };
}
