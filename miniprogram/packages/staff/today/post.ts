import type { Me } from '../../../services/account';
import type { Source } from './case-list';

/** What somebody does on today's screen, from their desks and the places they watch over. */
export interface Post {
  /** Whether the phone knows who it is at all. */
  isKnown: boolean;
  /** The lists there are for them, the one to start with first. */
  sources: Source[];
  places: Array<{ code: string; name: string }>;
  watched: Array<{ code: string; name: string }>;
  /** Finds of one's own (现场登记), for people at the window (窗口登记), and alarms: see case.register and case.alarm. */
  field: boolean;
  window: boolean;
  alarm: boolean;
  manages: boolean;
}

export function postOf(staff: { desks: Me['desks']; watches: Me['watches']; manages: boolean } | undefined): Post {
  const { desks = [], watches = [], manages = false } = staff ?? {};
  const at = (...kinds: Array<Me['desks'][number]['kind']>) => desks.some(({ kind }) => kinds.includes(kind));
  return {
    isKnown: staff !== undefined,
    sources: [
      ...(desks.length > 0 || !staff ? (['queue', 'held'] as const) : []),
      ...(watches.length > 0 ? (['watched'] as const) : []),
    ],
    places: desks.map(({ code, name }) => ({ code, name })),
    watched: watches.map(({ code, name }) => ({ code, name })),
    field: at('grid'),
    window: at('community', 'town'),
    alarm: at('grid', 'community'),
    manages,
  };
}
