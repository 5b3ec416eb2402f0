import { largeText } from '../../../behaviors/large-text';
import { failureOf, type LoadState } from '../../../services/load-state';
import { type GuideGroup, listGuides } from '../../../services/publicity';
import { recall } from '../../../stores/storage';

/** What can be done and how (办事指南), by group, to search. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    place: '',
    /** What was typed. */
    text: '',
    /** What fits it. */
    groups: [] as GuideGroup[],
  },

  all: [] as GuideGroup[],

  onLoad({ place = '' }: { place?: string }) {
    const known = place || (recall('card')?.community.code ?? '');
    this.setData({ place: known, ...(known ? {} : { state: 'empty' as const }) });
    void this.load();
  },

  async load() {
    const { place } = this.data;
    if (!place) return;
    try {
      this.all = (await listGuides(place)).groups;
      this.setData({ state: this.all.length > 0 ? 'ready' : 'empty', groups: fitting(this.all, this.data.text) });
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  handleText(event: WechatMiniprogram.Input) {
    const text = event.detail.value.trim();
    this.setData({ text, groups: fitting(this.all, text) });
  },

  goToGuide(event: WechatMiniprogram.TouchEvent) {
    const category = String(event.currentTarget.dataset['category']);
    wx.navigateTo({ url: `/packages/public/guide/guide?place=${this.data.place}&category=${category}` });
  },

  goToFind() {
    wx.redirectTo({ url: '/packages/resident/find/find' });
  },
});

/** By name, group, or who may apply: 老人 finds 高龄津贴. */
function fitting(groups: readonly GuideGroup[], text: string): GuideGroup[] {
  if (!text) return [...groups];
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(({ name, who }) => `${group.name}${name}${who}`.includes(text)),
    }))
    .filter(({ items }) => items.length > 0);
}
