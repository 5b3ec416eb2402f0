import { largeText } from '../../../behaviors/large-text';
import { getMe } from '../../../services/account';
import { momentText } from '../../../services/days';
import { listPlaces } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';
import { openSettings, shownSettings } from '../editing';
import { refreshBar } from '../refresh-bar';
import { limitText, periodsText } from '../words';

interface Part {
  page: string;
  icon: string;
  name: string;
  says: string;
}

/** Everything a town sets for itself, part by part; what was changed is saved together. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    /** An administrator's towns. */
    towns: [] as Array<{ code: string; name: string }>,
    town: '',
    townName: '',
    /** Who saved last. */
    saved: '',
    parts: [] as Part[],
  },

  onLoad({ town = '' }: { town?: string }) {
    this.setData({ town });
    void this.load();
  },

  onShow() {
    if (this.data.state === 'ready') this.show();
  },

  async load() {
    try {
      const town = this.data.town || (await this.firstTown());
      if (!town) {
        this.setData({ state: 'empty' });
        return;
      }
      await openSettings(town, true);
      this.setData({ town });
      this.show();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  /** The town office's own, or the first of an administrator's district. */
  async firstTown(): Promise<string> {
    const { roles } = await getMe();
    const own = roles.find(({ role }) => role === 'townOffice')?.scope;
    const district = roles.find(({ role }) => role === 'admin')?.scope;
    if (district) this.setData({ towns: (await listPlaces(district)).places });
    return own ?? this.data.towns[0]?.code ?? '';
  },

  show() {
    const { townName, saved, categories, departments, officeHours, limits, texts } = shownSettings();
    const offered = categories.filter(({ retired }) => !retired).length;
    const retired = categories.length - offered;
    this.setData(
      {
        state: 'ready',
        townName,
        saved: saved ? `${saved.name} ${momentText(saved.at)} 保存` : '还没有改过，用的是系统自带的设置',
        parts: [
          {
            page: 'categories',
            icon: 'list',
            name: '事项类别',
            says: `居民能选 ${offered} 类${retired > 0 ? `，停用 ${retired} 类` : ''}`,
          },
          {
            page: 'limits',
            icon: 'clock',
            name: '时限',
            says: `受理 ${limitText(limits.accept)}，网格办理 ${limitText(limits.handle)}`,
          },
          { page: 'hours', icon: 'desk', name: '办公时间', says: periodsText(officeHours) },
          { page: 'departments', icon: 'people', name: '部门', says: `${departments.length} 个部门` },
          { page: 'texts', icon: 'message', name: '居民看到的话', says: texts.submitted },
        ],
      },
      () => refreshBar(this),
    );
  },

  renew() {
    this.show();
  },

  handleTown(event: WechatMiniprogram.TouchEvent) {
    const town = String(event.currentTarget.dataset['code']);
    if (town === this.data.town) return;
    this.setData({ town, state: 'loading' });
    void this.load();
  },

  goToPart(event: WechatMiniprogram.TouchEvent) {
    const page = String(event.currentTarget.dataset['page']);
    wx.navigateTo({ url: `/packages/manage/${page}/${page}?town=${this.data.town}` });
  },
});
