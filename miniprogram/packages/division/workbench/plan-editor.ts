import { areaOf, type Grids, type Ring } from '../editing/ground';
import { History } from '../editing/history';
import { shareCorners } from '../editing/share-corners';
import type { PlanChanges, PlanGrid, PlanView, SavedView } from '../types';

/** What waits to be saved, as the phone keeps it while there is no network. */
export interface KeptChanges extends PlanChanges {
  version: number;
  edition: number;
  /** What the server had of these grids: somebody else's changes can be told from it. */
  was: PlanGrid[];
}

/** At most as many as one saving takes. */
const mostChanged = 60;

/** A plan while somebody edits it: its states for undo, and what the server has of it. Pure: saves nothing itself. */
export class PlanEditor {
  private readonly history: History<Grids<PlanGrid>>;
  private readonly saved: Map<string, PlanGrid>;
  private lastCode: number;
  private readonly digits: number;

  constructor(view: Pick<PlanView, 'grids' | 'nextCode'>) {
    this.saved = new Map(view.grids.map((grid) => [grid.code, grid]));
    this.history = new History<Grids<PlanGrid>>(shareCorners(view.grids));
    this.lastCode = Number(view.nextCode) - 1;
    this.digits = view.nextCode.length;
  }

  get grids(): Grids<PlanGrid> {
    return this.history.now;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** A step of the person's. @throws Refused by what the step does */
  step(change: (grids: Grids<PlanGrid>) => Grids<PlanGrid>): void {
    this.history.step(change(this.history.now));
  }

  undo = (): boolean => this.history.undo();
  redo = (): boolean => this.history.redo();

  /** A code no grid had, each time another. */
  newCode(): string {
    return String(++this.lastCode).padStart(this.digits, '0');
  }

  /** What the server does not have yet; undefined when it has everything, as far as a person did something to it. */
  changes(): PlanChanges | undefined {
    const changed = [...this.grids.values()].filter((grid) => this.saved.get(grid.code) !== grid);
    const removed = [...this.saved.keys()].filter((code) => !this.grids.has(code));
    if (!this.history.canUndo && !this.history.canRedo) return undefined;
    const some = changed.slice(0, mostChanged);
    return some.length + removed.length > 0 ? { changed: some, removed } : undefined;
  }

  /** Changes with what they were made on, for the phone. */
  kept(known: { version: number; edition: number }): KeptChanges | undefined {
    const changes = this.changes();
    if (!changes) return undefined;
    const codes = [...changes.changed.map(({ code }) => code), ...changes.removed];
    const was = codes.flatMap((code) => this.saved.get(code) ?? []);
    return { ...known, ...changes, was };
  }

  /** Lays kept changes over the plan, as a step that can be undone. */
  layOver({ changed, removed }: PlanChanges): void {
    this.step((grids) => {
      const next = new Map(grids);
      for (const code of removed) next.delete(code);
      for (const grid of changed) next.set(grid.code, grid);
      return next;
    });
    for (const { code } of changed) this.lastCode = Math.max(this.lastCode, Number(code));
  }

  /** The server has it now; what it counted anew is shown where nobody has gone on meanwhile. */
  wasSaved(sent: PlanChanges, { grids }: Pick<SavedView, 'grids'>): void {
    const counted = new Map(grids.map((grid) => [grid.code, grid]));
    const now = new Map(this.grids);
    for (const grid of sent.changed) {
      const { households, people, counted: by } = counted.get(grid.code) ?? grid;
      const isSame = households === grid.households && people === grid.people && by === grid.counted;
      const known = isSame ? grid : { ...grid, households, people, counted: by };
      this.saved.set(grid.code, known);
      if (now.get(grid.code) === grid) now.set(grid.code, known);
    }
    for (const code of sent.removed) this.saved.delete(code);
    this.history.amend(now);
  }
}

/** Whether kept changes can lie over a plan: nobody else touched their grids, or the server has them already. */
export function fitsOver({ was, changed }: KeptChanges, view: Pick<PlanView, 'grids'>): boolean {
  const textOf = ({ code, name, kind, estates, border, reason }: PlanGrid): string =>
    JSON.stringify([code, name, kind, estates, border, reason]);
  const there = new Map(view.grids.map((grid) => [grid.code, textOf(grid)]));
  const mine = new Map(changed.map((grid) => [grid.code, textOf(grid)]));
  const before = new Map(was.map((grid) => [grid.code, textOf(grid)]));
  return [...new Set([...before.keys(), ...mine.keys()])].every((code) => {
    const now = there.get(code);
    return now === before.get(code) || now === mine.get(code);
  });
}

/** A new grid, empty until somebody says what is in it. */
export function newGrid(code: string, border: Ring[], taken: Iterable<PlanGrid>): PlanGrid {
  return {
    code,
    name: freeName(taken),
    kind: 'propertyManaged',
    estates: [],
    border,
    households: 0,
    people: 0,
    counted: 'area',
    reason: '',
  };
}

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** 第三网格: the first number that is free. */
export function freeName(taken: Iterable<{ name: string }>): string {
  const names = [...taken].map(({ name }) => name);
  for (let number = 1; ; number++) {
    const name = `第${numeral(number)}网格`;
    if (!names.some((one) => one.startsWith(name))) return name;
  }
}

function numeral(number: number): string {
  if (number <= 10) return numerals[number] as string;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  if (tens >= 10) return String(number);
  return `${tens > 1 ? numerals[tens] : ''}十${ones > 0 ? numerals[ones] : ''}`;
}

/** A grid's two pieces: the larger one stays the grid, the other is new. People by share of area, until they are counted. */
export function splitInto(code: string, taken: Iterable<PlanGrid>) {
  return (grid: PlanGrid, larger: Ring[], smaller: Ring[]): [PlanGrid, PlanGrid] => {
    const share = areaOf(smaller) / (areaOf(larger) + areaOf(smaller));
    const part = (count: number): number => Math.round(count * share);
    const moved = { households: part(grid.households), people: part(grid.people) };
    return [
      {
        ...grid,
        border: larger,
        households: grid.households - moved.households,
        people: grid.people - moved.people,
        counted: 'area',
      },
      { ...grid, ...moved, code, name: freeName(taken), border: smaller, counted: 'area', estates: [], reason: '' },
    ];
  };
}

/** The grid two became: who lives in it, and its estates. */
export function mergedGrid(merged: PlanGrid, one: PlanGrid, other: PlanGrid): PlanGrid {
  return {
    ...merged,
    households: one.households + other.households,
    people: one.people + other.people,
    estates: [...new Set([...one.estates, ...other.estates])].slice(0, 30),
    counted: one.counted === other.counted ? one.counted : 'area',
  };
}
