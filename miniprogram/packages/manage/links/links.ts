import { largeText } from '../../../behaviors/large-text';
import { getMe, getPerson, linkLeader, type Person } from '../../../services/account';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { dateAt, longDateText } from '../../../services/days';
import { listPlaces } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';

interface Row {
  code: string;
  name: string;
  on: boolean;
  since: string;
}

/** The communities a leader is linked to (包联); a tap links or unlinks, all are saved together. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    name: '',
    rows: [] as Row[],
    from: '',
    today: '',
    changed: false,
    saving: false,
    failure: '',
  },

  id: '',
  person: {} as Person,
  requestId: '',

  onLoad({ id = '' }: { id?: string }) {
    this.id = id;
    this.requestId = newRequestId();
    const today = dateAt(Date.now());
    this.setData({ today, from: today });
    void this.load();
  },

  async load() {
    try {
      const [me, person] = await Promise.all([getMe(), getPerson(this.id)]);
      const town = me.manages.find(({ kind }) => kind === 'town')?.code;
      if (!town) {
        this.setData({ state: 'empty' });
        return;
      }
      const { places } = await listPlaces(town);
      this.person = person;
      const linked = new Map(person.roles.filter(({ role }) => role === 'leader').map((one) => [one.scope, one]));
      const rows = places.map(({ code, name }) => {
        const link = linked.get(code);
        return { code, name, on: link !== undefined, since: link ? `${longDateText(link.since)}起` : '' };
      });
      this.setData({ state: 'ready', name: person.name, rows, changed: false });
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  handleRow(event: WechatMiniprogram.TouchEvent) {
    const index = Number(event.currentTarget.dataset['index']);
    this.requestId = newRequestId();
    this.setData({ [`rows[${index}].on`]: !this.data.rows[index]?.on, changed: true, failure: '' });
  },

  handleFrom(event: WechatMiniprogram.PickerChange) {
    this.requestId = newRequestId();
    this.setData({ from: String(event.detail.value) });
  },

  async handleSave() {
    if (this.data.saving) return;
    const communities = this.data.rows.filter(({ on }) => on).map(({ code }) => code);
    const { edition } = this.person;
    this.setData({ saving: true, failure: '' });
    try {
      await linkLeader({ personId: this.id, edition, communities, from: this.data.from }, this.requestId);
      wx.showToast({ title: '已保存', icon: 'success' });
      await this.load();
    } catch (error) {
      if (error instanceof CloudError && error.code !== 'OFFLINE') this.requestId = newRequestId();
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ saving: false });
    }
  },
});
