import { bandWords, isOutsideBand } from '../../band';
import type { PlanGrid } from '../../types';
import { kinds } from '../../words';

/**
 * Name, kind, estates, size and the reason of a grid, as a sheet. Open while `grid` is there; tells `done` with the grid
 * as it is now, and `close`.
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    grid: { type: Object, value: null as unknown as PlanGrid },
    /** The community has address points: sizes are counted and not typed. */
    counted: Boolean,
  },
  data: {
    shown: false,
    kinds,
    bandWords,
    name: '',
    kind: '',
    estates: '',
    households: '',
    people: '',
    reason: '',
    isOutside: false,
    problem: '',
  },
  observers: {
    grid(grid: PlanGrid | null) {
      if (!grid) {
        this.setData({ shown: false });
        return;
      }
      this.setData({
        shown: true,
        name: grid.name,
        kind: grid.kind,
        estates: grid.estates.join('、'),
        households: String(grid.households),
        people: String(grid.people),
        reason: grid.reason,
        isOutside: isOutsideBand(grid),
        problem: '',
      });
    },
  },
  methods: {
    handleInput(event: WechatMiniprogram.Input) {
      const field = String(event.currentTarget.dataset['field']);
      this.setData({ [field]: event.detail.value });
      const { households, people } = this.data;
      const isOutside = isOutsideBand({ households: Number(households), people: Number(people) });
      if (isOutside !== this.data.isOutside) this.setData({ isOutside });
    },

    handleKind(event: WechatMiniprogram.TouchEvent) {
      this.setData({ kind: String(event.currentTarget.dataset['kind']) });
    },

    handleDone() {
      const grid = this.data.grid as PlanGrid;
      const { name, kind, reason, households, people } = this.data;
      const estates = this.data.estates.split(/[、，,；;\s]+/).filter(Boolean);
      const problem = problemOf({ name, estates, households, people });
      if (problem) {
        this.setData({ problem });
        return;
      }
      const size = { households: Number(households), people: Number(people) };
      const isTyped = !this.data.counted && (size.households !== grid.households || size.people !== grid.people);
      const changed: PlanGrid = {
        ...grid,
        ...(this.data.counted ? {} : size),
        name: name.trim(),
        kind: kind as PlanGrid['kind'],
        estates,
        counted: isTyped ? 'hand' : grid.counted,
        reason: reason.trim(),
      };
      this.triggerEvent('done', changed);
    },

    handleClose() {
      this.triggerEvent('close');
    },
  },
});

function problemOf(form: { name: string; estates: string[]; households: string; people: string }): string {
  if (!form.name.trim()) return '请填写网格名称';
  if (form.estates.length > 30) return '小区最多 30 个';
  if (form.estates.some((estate) => estate.length > 30)) return '小区名称最长 30 个字';
  if (!/^\d{1,6}$/.test(form.households)) return '户数请填整数';
  if (!/^\d{1,6}$/.test(form.people)) return '人数请填整数';
  if (Math.max(Number(form.households), Number(form.people)) > 100_000) return '户数或人数太大了，请检查';
  return '';
}
