import type { OutputOf } from '../../../services/api';

/** A grid's card without its map. */
type Card = Omit<OutputOf<'grid.card'>, 'border' | 'centre'>;

/** What the digital card (网格员名片) says, as it is drawn. */
export interface CardFacts {
  /** `井岗镇 蜀山社区` */
  place: string;
  /** `第一网格` */
  grid: string;
  /** The officer's name; the desk's while nobody is responsible. */
  name: string;
  role: string;
  phone: string;
  /** A line for each set of days; none without a rota. */
  hours: string[];
  supervisionPhone: string;
}

/** The facts of a grid's card. Without an officer the community's desk stands in, as on the grid's page. */
export function factsOf({ town, community, name, officer, desk, supervisionPhone }: Card): CardFacts {
  const shared = { place: `${town.name} ${community.name}`, grid: name, supervisionPhone };
  if (!officer) return { ...shared, name: desk.name, role: '网格员暂缺，请找社区', phone: desk.phone, hours: [] };
  const role = officer.standIn ? '代班网格员' : '网格员';
  return { ...shared, name: officer.name, role, phone: officer.phone, hours: officer.dutyHours };
}
