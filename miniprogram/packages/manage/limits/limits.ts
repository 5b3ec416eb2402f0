import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import type { ChosenLimit } from '../components/limit-sheet/limit-sheet';
import { edit, openSettings, shownSettings } from '../editing';
import { refreshBar } from '../refresh-bar';
import type { Settings, Stage } from '../types';
import { limitText, stageGroups } from '../words';

/** Every clock of the town, by the work it belongs to; a tap sets one. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    groups: [] as ReturnType<typeof rowsOf>,
    chosen: {} as Partial<ChosenLimit>,
    // as restored; what is typed since is in the draft
    visits: { ordinaryDays: 0, careDays: 0 },
  },

  town: '',

  onLoad({ town = '' }: { town?: string }) {
    this.town = town;
    void this.load();
  },

  async load() {
    try {
      await openSettings(this.town);
      this.show();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  show() {
    const { limits, visits } = shownSettings();
    this.setData({ state: 'ready', groups: rowsOf(limits), visits }, () => refreshBar(this));
  },

  handleChoose(event: WechatMiniprogram.TouchEvent) {
    const stage = event.currentTarget.dataset['stage'] as Stage;
    this.setData({ chosen: { stage, ...shownSettings().limits[stage] } });
  },

  handleChange({ detail: { stage, amount, unit } }: WechatMiniprogram.CustomEvent<ChosenLimit>) {
    edit((draft) => ({ limits: { ...draft.limits, [stage]: { amount, unit } } }));
    this.setData({ chosen: {} });
    this.show();
  },

  handleVisits(event: WechatMiniprogram.Input) {
    const key = String(event.currentTarget.dataset['key']);
    const days = Number(event.detail.value);
    edit((draft) => ({ visits: { ...draft.visits, [key]: days } }));
    refreshBar(this);
  },

  /** The fields hold what was typed, which our data does not know: they are made anew. */
  renew() {
    this.setData({ state: 'loading' }, () => this.show());
  },

  handleClose() {
    this.setData({ chosen: {} });
  },
});

function rowsOf(limits: Settings['limits']) {
  return stageGroups.map(({ name, stages }) => ({
    name,
    rows: stages.map(([stage, stageName, means]) => ({
      stage,
      name: stageName,
      means,
      value: limitText(limits[stage]),
    })),
  }));
}
