import { kindNames, type PieceKind } from './kinds';
import { type DocumentStep, nextStep, type PrintFile, type RunListed, type StepListed } from './run';

/** One file of a run, made or still to be made. */
export interface DocumentView {
  kind: PieceKind;
  kindName: string;
  /** `第 2 册，共 3 册`, or '' when there is one. */
  volume: string;
  /** How many grids are on it; 0 for a roster or an atlas, which show all. */
  grids: number;
  /** null until it is made. */
  file: PrintFile | null;
}

/** A run (打印任务) as the page shows its progress. */
export interface RunView {
  id: string;
  community: string;
  communityName: string;
  /** Names of the kinds it prints. */
  pieces: PieceKind[];
  /** `running` as long as something is left: call `advance` until it is `done`. */
  state: 'running' | 'done';
  /** Of `total`: code pictures fetched and pieces set. */
  done: number;
  total: number;
  /** What comes next, `正在取二维码`, `正在排版：一封信`; '' when done. */
  doing: string;
  /** Everything left is being made by another phone: ask again after some seconds. */
  elsewhere: boolean;
  documents: DocumentView[];
  startedBy: string;
  /** Milliseconds since 1970. */
  startedAt: number;
}

export function presentRun(run: RunListed, now: Date): RunView {
  const { steps } = run;
  const next = steps[nextStep(steps, now)];
  const left = steps.find((step) => !step.done);
  const sum = (some: typeof steps): number => some.reduce((total, step) => total + step.weight, 0);
  return {
    id: run._id,
    community: run.community,
    communityName: run.communityName,
    pieces: run.pieces,
    state: left ? 'running' : 'done',
    done: sum(steps.filter((step) => step.done)),
    total: sum(steps),
    doing: doingOf(next ?? left),
    elsewhere: left !== undefined && next === undefined,
    documents: steps.flatMap((step) => (step.what === 'document' ? presentDocument(step) : [])),
    startedBy: run.startedBy.name,
    startedAt: run.startedAt.getTime(),
  };
}

function presentDocument({ kind, volume, volumes, grids, file }: DocumentStep): DocumentView {
  const among = volumes > 1 ? `第 ${volume} 册，共 ${volumes} 册` : '';
  return { kind, kindName: kindNames[kind], volume: among, grids: grids.length, file };
}

function doingOf(step: StepListed | undefined): string {
  if (!step) return '';
  return step.what === 'codes' ? '正在取二维码' : `正在排版：${kindNames[step.kind]}`;
}
