import type { Category, Settings, Stage } from '../types';
import { limitText, stageGroups } from '../words';

/** A clock of the category: its own, or the town's. */
export interface OwnLimit {
  stage: Stage;
  name: string;
  value: string;
  own: boolean;
}

export function blankCategory(code: string, department: string): Category {
  return {
    code,
    name: '',
    group: '',
    icon: 'other',
    hint: '',
    procedure: 'onSite',
    department,
    materials: [],
    publishable: false,
  };
}

/** The first level as it is used, each once. */
export function groupsOf(categories: readonly Category[]): string[] {
  return [...new Set(categories.filter(({ retired }) => !retired).map(({ group }) => group))].filter(Boolean);
}

/** Every clock a case of this kind may meet, with the value that holds for it. */
export function ownLimits({ limits = {} }: Category, town: Settings['limits']): OwnLimit[] {
  return stageGroups
    .flatMap(({ stages }) => stages)
    .map(([stage, name]) => {
      const own = limits[stage];
      return { stage, name, value: limitText(own ?? town[stage]), own: own !== undefined };
    });
}
