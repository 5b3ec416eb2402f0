import { longDateText, momentText } from '../../../services/days';
import type { PlanAction, PlanView } from '../types';
import { stateTones, stateWords } from '../words';

/** What a page says of a plan beside its grids. */
interface PlanHead {
  name: string;
  stateName: string;
  tone: string;
  version: number;
  /** What happened to it, newest last. */
  story: string[];
  can: Partial<Record<PlanAction, boolean>>;
  hasAddresses: boolean;
  versions: Array<{ version: number; words: string }>;
  /** There is a newer version. */
  older: boolean;
}

/** Before there is one. */
export const emptyHead: PlanHead = {
  name: '',
  stateName: '',
  tone: '',
  version: 0,
  story: [],
  can: {},
  hasAddresses: false,
  versions: [],
  older: false,
};

export function headOf(view: PlanView): PlanHead {
  const { community, state, version, versions, can, hasAddresses } = view;
  return {
    name: community.name,
    stateName: stateWords[state],
    tone: stateTones[state],
    version,
    story: storyOf(view),
    can: Object.fromEntries(can.map((action) => [action, true])),
    hasAddresses,
    versions: versions.map((one) => ({ version: one.version, words: versionWords(one) })),
    older: versions.some((one) => one.version > version),
  };
}

function versionWords({ version, state, savedAt }: PlanView['versions'][number]): string {
  return version === 0 ? '划分前的网格' : `第 ${version} 版 ${stateWords[state]}，${momentText(savedAt)}保存`;
}

function storyOf({ state, from, submitted, decided }: PlanView): string[] {
  return [
    ...(submitted ? [`${momentText(submitted.at)} ${submitted.name}上报`] : []),
    ...(decided
      ? [
          `${momentText(decided.at)} ${decided.name}${state === 'sentBack' ? '退回' : '通过'}${decided.words ? `：${decided.words}` : ''}`,
        ]
      : []),
    ...(from && state !== 'sentBack' ? [`从 ${longDateText(from)} 起${state === 'accepted' ? '生效' : '执行'}`] : []),
  ];
}
