import { isOutsideBand, measureOf } from '../../miniprogram/packages/division/band';
import type { Corner } from '../../miniprogram/packages/division/editing/ground';
import { listChanges } from '../../miniprogram/packages/division/set-changed';
import type { PlanGrid } from '../../miniprogram/packages/division/types';
import { markersOf, polygonsOf, polylinesOf, type Scene } from '../../miniprogram/packages/division/workbench/drawing';
import {
  fillGround,
  givePiece,
  layCorner,
  mergeGrids,
  splitGrid,
} from '../../miniprogram/packages/division/workbench/perform';
import { fitsOver, freeName, PlanEditor } from '../../miniprogram/packages/division/workbench/plan-editor';
import { inTheWay, rowsOf } from '../../miniprogram/packages/division/workbench/rows';
import { Saver, type SaveState } from '../../miniprogram/packages/division/workbench/saver';

const community = '340104100001';
const codeOf = (number: number): string => `${community}${String(number).padStart(3, '0')}`;
const corner = (x: number, y: number): Corner => [117.2 + x * 0.002, 31.86 + y * 0.002];

function grid(number: number, overrides: Partial<PlanGrid> = {}): PlanGrid {
  const [x, y] = [number - 1, 0];
  return {
    code: codeOf(number),
    name: `第${'一二三四五'[number - 1]}网格`,
    kind: 'propertyManaged',
    estates: [`${number}号院`],
    border: [[corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1), corner(x, y)]],
    households: 400,
    people: 1200,
    counted: 'hand',
    reason: '',
    ...overrides,
  };
}

const opened = (grids = [grid(1), grid(2), grid(3)]) => new PlanEditor({ grids, nextCode: codeOf(7) });
const get = (editor: PlanEditor, code: string): PlanGrid => {
  const found = editor.grids.get(code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};

describe('a plan while it is edited', () => {
  it('has nothing to save until somebody did something', () => {
    const off = grid(2, { border: grid(2).border.map((ring) => ring.map(([x, y]): Corner => [x + 0.000003, y])) });
    const editor = opened([grid(1), off]);
    expect(editor.changes()).toBeUndefined();
    editor.step((grids) => new Map(grids).set(codeOf(1), { ...grid(1), name: '东院' }));
    // With it go the corners that were made one at loading.
    expect(editor.changes()?.changed.map(({ code }) => code)).toEqual([codeOf(1), codeOf(2)]);
  });

  it('gives a split grid’s people by area and the next free name and code', () => {
    const editor = opened();
    const fresh = splitGrid(editor, codeOf(1), [corner(0.25, -0.2), corner(0.25, 1.2)], 1);
    expect(fresh).toBe(codeOf(7));
    expect(get(editor, fresh)).toMatchObject({
      name: '第四网格',
      households: 100,
      people: 300,
      counted: 'area',
      estates: [],
    });
    expect(get(editor, codeOf(1))).toMatchObject({ name: '第一网格', households: 300, people: 900, counted: 'area' });
    expect(editor.newCode()).toBe(codeOf(8));
  });

  it('merges people and estates, gives a piece away, moves a border', () => {
    const editor = opened();
    mergeGrids(editor, codeOf(1), codeOf(2));
    expect(get(editor, codeOf(1))).toMatchObject({ households: 800, people: 2400, estates: ['1号院', '2号院'] });
    editor.undo();
    givePiece(editor, {
      from: codeOf(1),
      to: codeOf(2),
      line: [corner(0.5, -0.1), corner(0.5, 1.1)],
      piece: corner(0.8, 0.5),
      near: 1,
    });
    expect(editor.changes()?.changed.map(({ code }) => code)).toEqual([codeOf(1), codeOf(2)]);
    editor.undo();
    layCorner(editor, get(editor, codeOf(1)).border[0]?.[1] ?? corner(1, 0), null, corner(1.2, 0.1), 1);
    expect(editor.changes()?.changed).toHaveLength(2);
  });

  it('fills uncovered ground as its own grid or into a neighbour', () => {
    const area = [grid(2).border[0] ?? []];
    const editor = opened([grid(1), grid(3)]);
    const fresh = fillGround(editor, area, null);
    expect(get(editor, fresh).name).toBe('第二网格');
    editor.undo();
    fillGround(editor, area, codeOf(3));
    expect([...editor.grids.keys()]).toEqual([codeOf(1), codeOf(3)]);
  });

  it('knows after a saving what is still to be saved, also after undoing what was saved', () => {
    const editor = opened();
    mergeGrids(editor, codeOf(1), codeOf(2));
    const sent = editor.changes();
    if (!sent) throw new Error('nothing to save');
    expect(sent.removed).toEqual([codeOf(2)]);
    editor.wasSaved(sent, {
      grids: sent.changed.map((one) => ({ ...one, households: 777, counted: 'addresses' as const })),
    });
    expect(get(editor, codeOf(1))).toMatchObject({ households: 777, counted: 'addresses' });
    expect(editor.changes()).toBeUndefined();
    editor.undo();
    expect(editor.changes()).toMatchObject({
      removed: [],
      changed: [{ code: codeOf(1), households: 400 }, { code: codeOf(2) }],
    });
  });

  it('leaves alone what somebody went on with while it was saved', () => {
    const editor = opened();
    editor.step((grids) => new Map(grids).set(codeOf(1), { ...get(editor, codeOf(1)), name: '甲' }));
    const sent = editor.changes();
    editor.step((grids) => new Map(grids).set(codeOf(1), { ...get(editor, codeOf(1)), name: '乙' }));
    if (sent) editor.wasSaved(sent, { grids: sent.changed });
    expect(get(editor, codeOf(1)).name).toBe('乙');
    expect(editor.changes()?.changed.map(({ name }) => name)).toEqual(['乙']);
  });

  it('lays kept changes over a plan only where nobody else touched the same grids', () => {
    const editor = opened();
    mergeGrids(editor, codeOf(1), codeOf(2));
    const kept = editor.kept({ version: 1, edition: 4 });
    if (!kept) throw new Error('nothing kept');
    expect(fitsOver(kept, { grids: [grid(1), grid(2), grid(3, { name: '别名' })] })).toBe(true);
    expect(fitsOver(kept, { grids: [grid(1), grid(2, { name: '别名' }), grid(3)] })).toBe(false);
    // The answer to my own saving was lost.
    expect(fitsOver(kept, { grids: [...kept.changed, grid(3)] })).toBe(true);
    const again = opened();
    again.layOver(kept);
    expect([...again.grids.keys()]).toEqual([codeOf(1), codeOf(3)]);
  });

  it('finds a free name beyond ten', () => {
    const taken = [...'一二三四五六七八九十'].map((number) => ({ name: `第${number}网格(基础)` }));
    expect(freeName(taken)).toBe('第十一网格');
  });
});

describe('saving', () => {
  function saver(outcomes: Array<'ok' | 'offline' | 'conflict'>) {
    const queue = ['one'];
    const sent: string[] = [];
    const states: SaveState[] = [];
    const made = new Saver<string, string>({
      take: () => queue[0],
      send: async (what) => {
        sent.push(what);
        const outcome = outcomes.shift() ?? 'ok';
        if (outcome !== 'ok') throw new Error(outcome);
        return 'answer';
      },
      done: () => void queue.shift(),
      judge: (error) => (error as Error).message as 'offline' | 'conflict',
      show: (state) => void states.push(state),
    });
    return { made, queue, sent, states };
  }

  it('sends one at a time and what came meanwhile afterwards', async () => {
    const { made, queue, sent, states } = saver([]);
    const first = made.poke();
    queue.push('two');
    await Promise.all([first, made.poke()]);
    expect(sent).toEqual(['one', 'two']);
    expect(states).toEqual(['saving', 'saving', 'saved']);
  });

  it('asks for the very same again after a lost answer', async () => {
    const { made, queue, sent, states } = saver(['offline']);
    await made.poke();
    queue[0] = 'one and more';
    await made.poke();
    expect(sent).toEqual(['one', 'one']);
    expect(states).toEqual(['saving', 'offline', 'saving', 'saved']);
  });

  it('sends nothing more once somebody else has changed the plan', async () => {
    const { made, sent, states } = saver(['conflict']);
    await made.poke();
    await made.poke();
    expect(sent).toEqual(['one']);
    expect(states.at(-1)).toBe('conflict');
  });
});

describe('what is shown', () => {
  const scene = (overrides: Partial<Scene> = {}): Scene => ({
    grids: opened().grids,
    findings: [],
    border: null,
    chosen: '',
    picked: null,
    line: [],
    isArea: false,
    withCorners: false,
    view: null,
    large: false,
    ...overrides,
  });

  it('measures against the band', () => {
    expect(measureOf('households', 250)).toMatchObject({ fit: 'below', words: '偏少，少 50', share: 25 });
    expect(measureOf('people', 1500).fit).toBe('fits');
    expect(isOutsideBand({ households: 400, people: 1501 })).toBe(true);
  });

  it('draws overlaps red with hatching, uncovered ground grey, the chosen grid with its corners', () => {
    const area = [grid(2).border[0] ?? []];
    const finding = { level: 'error', grids: [codeOf(2)], words: '', area } as const;
    const overlap = scene({ findings: [{ ...finding, grids: [codeOf(2)], kind: 'overlap' }] });
    expect(polygonsOf(overlap).at(-1)).toMatchObject({ fillColor: '#c8281e80' });
    expect(polylinesOf(overlap).length).toBeGreaterThan(5);
    const gap = scene({ findings: [{ ...finding, grids: [], kind: 'uncovered' }] });
    expect(polygonsOf(gap).at(-1)).toMatchObject({ fillColor: '#4a546366' });
    expect(polylinesOf(gap)).toHaveLength(0);
    expect(markersOf(scene({ chosen: codeOf(1), withCorners: true })).dots.map(({ kind }) => kind)).toEqual([
      ...Array(4).fill('corner'),
      ...Array(4).fill('middle'),
    ]);
    expect(markersOf(scene({ view: [117.2, 31.8, 117.2019, 31.9] })).dots).toHaveLength(1);
  });

  it('colours a grid that is wrong red, whatever its size', () => {
    const outside = grid(1, { households: 900 });
    const wrong = { kind: 'overlap' as const, level: 'error' as const, grids: [outside.code], words: '' };
    const grids = new Map([[outside.code, outside]]);
    expect(polygonsOf(scene({ grids }))[0]).toMatchObject({ strokeColor: '#c77700' });
    expect(polygonsOf(scene({ grids, findings: [wrong] }))[0]).toMatchObject({ strokeColor: '#c8281e' });
  });

  it('never draws more than sixty grids', () => {
    const many = new Map(
      Array.from({ length: 90 }, (_, index) => [String(index), grid(1, { code: String(index) })] as const),
    );
    expect(polygonsOf(scene({ grids: many }))).toHaveLength(60);
  });

  it('says the workload beside the average, and what is in the way of handing in', () => {
    const grids = [grid(1, { households: 100 }), grid(2), grid(9, { reason: '单独成片', people: 10 })];
    const workload = { [codeOf(1)]: { cases: 30 }, [codeOf(2)]: { cases: 10 } };
    const [first, , ninth] = rowsOf(grids, { workload, findings: [] });
    expect(first?.workload).toBe('近 90 天 30 件，社区平均 20 件（偏多）');
    expect(ninth?.workload).toBe('新网格，还没有办件');
    expect(inTheWay(grids, [])).toEqual(['“第一网格”不在规模范围内，还没有写原因']);
  });

  it('hands setData only the rows that differ', () => {
    expect(listChanges('rows', [{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 3 }])).toEqual({ 'rows[1]': { a: 3 } });
    expect(listChanges('rows', [1, 2], [1])).toEqual({ rows: [1] });
  });
});
