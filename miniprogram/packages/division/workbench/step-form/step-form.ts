import { messageOf } from '../../../../services/cloud';
import { acceptPlan, proposePlan, sendBackPlan, submitPlan } from '../../../../services/division';
import { takeOnce } from '../../plan-steps';
import type { PlanView, Quality } from '../../types';

type Step = '' | 'submit' | 'sendBack' | 'accept' | 'propose';

const titles: Record<Step, string> = {
  '': '',
  submit: '上报划分方案',
  sendBack: '退回修改',
  accept: '通过划分方案',
  propose: '按住户点生成建议',
};
const buttons: Record<Step, string> = {
  '': '',
  submit: '确认上报',
  sendBack: '退回',
  accept: '确认通过',
  propose: '生成并替换草稿',
};

/**
 * A step of a plan as a sheet: what follows is said, then it is taken. Open while `step` is not ''; tells `done` with
 * {view, quality?}, and `close`. What was typed stays until it went through.
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  properties: {
    step: String,
    plan: { type: Object, value: { community: '', version: 0, edition: 0, grids: 0 } },
    /** What stands in the way of handing in. */
    blocked: { type: Array, value: [] as string[] },
  },
  data: {
    kind: '' as Step,
    title: '',
    button: '',
    words: '',
    today: '',
    from: '',
    busy: false,
    /** What was typed went through. */
    isSpent: true,
    problem: '',
  },
  observers: {
    step(step: Step) {
      if (!step) return;
      const today = chinaDay();
      this.setData({ kind: step, title: titles[step], button: buttons[step], problem: '', busy: false, today });
      // Emptied at the next opening: until it has left the screen its content is still seen.
      if (this.data.isSpent) this.setData({ words: '', from: chinaDay(1), isSpent: false });
    },
  },
  methods: {
    handleWords(event: WechatMiniprogram.TextareaInput) {
      this.setData({ words: event.detail.value });
    },

    handleFrom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ from: event.detail.value });
    },

    handleToday() {
      this.setData({ from: this.data.today });
    },

    async handleDone() {
      if (this.data.busy) return;
      const { kind, words } = this.data;
      if (kind === 'sendBack' && !words.trim()) {
        this.setData({ problem: '请写明要改什么' });
        return;
      }
      this.setData({ busy: true, problem: '' });
      try {
        const done = await this.take();
        this.setData({ isSpent: true });
        this.triggerEvent('done', done);
      } catch (error) {
        this.setData({ problem: messageOf(error) });
      } finally {
        this.setData({ busy: false });
      }
    },

    async take(): Promise<{ view: PlanView; quality?: string }> {
      const { kind, words, from } = this.data;
      const { community, version, edition } = this.data.plan as { community: string; version: number; edition: number };
      const known = { community, version, edition };
      return takeOnce([kind, known, words.trim(), from], async (id) => {
        if (kind === 'submit') return { view: await submitPlan(known, id) };
        if (kind === 'sendBack') return { view: await sendBackPlan(known, words.trim(), id) };
        if (kind === 'accept') return { view: await acceptPlan(known, from, id) };
        const { quality, ...view } = await proposePlan(known, id);
        return { view, quality: qualityWords(quality, view.grids.length) };
      });
    },

    handleClose() {
      this.triggerEvent('close');
    },
  },
});

/** Today in China, or some days later, as YYYY-MM-DD. */
function chinaDay(later = 0): string {
  return new Date(Date.now() + (8 + 24 * later) * 3_600_000).toISOString().slice(0, 10);
}

/** How good a proposal is, in words. */
function qualityWords(quality: Quality, grids: number): string {
  const { meanDeviation, largestDeviation, meanCompactness, outside } = quality;
  const percent = (part: number): string => `${Math.round(part * 100)}%`;
  return [
    `建议了 ${grids} 个网格`,
    `户数平均相差 ${percent(meanDeviation)}，最多相差 ${percent(largestDeviation)}`,
    `形状紧凑度 ${meanCompactness.toFixed(2)}（1 为圆形，越大越好管）`,
    outside > 0 ? `${outside} 个不在规模范围内` : '都在规模范围内',
  ].join('；');
}
