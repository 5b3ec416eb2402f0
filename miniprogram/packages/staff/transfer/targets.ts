import type { OutputOf } from '../../../services/api';
import type { CaseView } from '../../../services/case';

export type Communities = OutputOf<'grid.neighbours'>['communities'];

/** A desk a case can go to: a grid, or a community's centre. */
export interface Target {
  code: string;
  name: string;
  /** The officer, or what the centre is for. */
  who: string;
  /** Estates people know the grid by. */
  known: string;
}

/** A community in the list; its desks only while it is unfolded, so that the page stays small. */
export interface Section {
  code: string;
  name: string;
  count: number;
  targets: Target[];
}

/**
 * Everything the case can go to in the town, without the desk that has it. From a grid to its own centre it is brought
 * (带回社区), which is no transfer.
 */
export function sectionsOf(communities: Communities, { holder, grid }: Pick<CaseView, 'holder' | 'grid'>): Section[] {
  const others = holder.code === grid.code ? [holder.code, grid.community] : [holder.code];
  return communities
    .map((community) => {
      const centre = { code: community.code, name: `${community.name}受理中心`, who: '社区协调处理', known: '' };
      const grids = community.grids.map((grid) => ({
        code: grid.code,
        name: grid.name,
        who: grid.officerName || '暂无责任人',
        known: grid.estates.join('、'),
      }));
      const targets = [centre, ...grids].filter((target) => !others.includes(target.code));
      return { code: community.code, name: community.name, count: targets.length, targets };
    })
    .filter((section) => section.count > 0);
}

/** The sections as drawn: folded ones carry no desks. */
export function folded(sections: readonly Section[], open: string): Section[] {
  return sections.map((section) => (section.code === open ? section : { ...section, targets: [] }));
}

const mostFound = 30;

/** The desks whose grid, community, estate or officer has all the words. */
export function found(sections: readonly Section[], text: string): Target[] {
  const words = text.trim().split(/\s+/);
  return sections
    .flatMap((section) => section.targets.map((target) => ({ ...target, name: fullName(section, target) })))
    .filter((target) => words.every((word) => `${target.name} ${target.who} ${target.known}`.includes(word)))
    .slice(0, mostFound);
}

/** `十里店社区第八网格`; a centre's name says its community already. */
export function fullName(section: Pick<Section, 'code' | 'name'>, target: Target): string {
  return target.code === section.code ? target.name : `${section.name}${target.name}`;
}
