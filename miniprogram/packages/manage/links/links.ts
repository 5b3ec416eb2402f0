import { largeText } from '../../../behaviors/large-text';
import { getMe, getPerson, linkLeader, type Me, type Person } from '../../../services/account';
import { CloudError, messageOf, newRequestId } from '../../../services/cloud';
import { dateAt, longDateText } from '../../../services/days';
import { listPlaces } from '../../../services/grid';
import { failureOf, type LoadState } from '../../../services/load-state';

interface Place {
  code: string;
  name: string;
}

interface Row extends Place {
  on: boolean;
  /** `2026年1月1日起`, or the day on which it ends. */
  dates: string;
}

/** The communities of a town a leader is linked to (包联); a tap links or unlinks, all are saved together. */
Page({
  behaviors: [largeText],

  data: {
    state: 'loading' as LoadState,
    problem: '',
    name: '',
    /** The towns the caller arranges links in, and the one that is shown. */
    towns: [] as Place[],
    town: 0,
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
      this.person = person;
      const towns = await townsOf(me);
      const linked = person.roles.find(({ role }) => role === 'leader')?.scope ?? '';
      const town = Math.max(
        0,
        towns.findIndex(({ code }) => linked.startsWith(code)),
      );
      this.setData({ name: person.name, towns, town });
      await this.showTown();
    } catch (error) {
      this.setData(failureOf(error));
    }
  },

  async showTown() {
    const shown = this.data.towns[this.data.town];
    if (!shown) {
      this.setData({ state: 'empty' });
      return;
    }
    const { places } = await listPlaces(shown.code);
    if (shown !== this.data.towns[this.data.town]) return;
    const rows = places.map(({ code, name }) => ({ code, name, ...linkTo(code, this.person) }));
    this.setData({ state: rows.length > 0 ? 'ready' : 'empty', rows, changed: false, failure: '' });
  },

  async handleTown(event: WechatMiniprogram.PickerChange) {
    this.setData({ town: Number(event.detail.value), state: 'loading', rows: [], changed: false });
    try {
      await this.showTown();
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
      this.person = await linkLeader({ personId: this.id, edition, communities, from: this.data.from }, this.requestId);
      this.requestId = newRequestId();
      wx.showToast({ title: '已保存', icon: 'success' });
      await this.showTown();
    } catch (error) {
      if (error instanceof CloudError && error.code !== 'OFFLINE') this.requestId = newRequestId();
      this.setData({ failure: messageOf(error) });
    } finally {
      this.setData({ saving: false });
    }
  },
});

/** Those of a town's office are its own; an administrator's are those of the district. */
async function townsOf({ manages }: Me): Promise<Place[]> {
  const lists = await Promise.all(
    manages.map(async ({ kind, code, name }) => {
      if (kind === 'town') return [{ code, name }];
      return kind === 'district' ? (await listPlaces(code)).places : [];
    }),
  );
  return [...new Map(lists.flat().map((one) => [one.code, one])).values()];
}

/** A link that ends already is no link that stays: a tick makes it one. */
function linkTo(code: string, { roles }: Person): Pick<Row, 'on' | 'dates'> {
  const links = roles.filter(({ role, scope }) => role === 'leader' && scope === code);
  const lasting = links.find(({ until }) => until === null);
  if (lasting) return { on: true, dates: `${longDateText(lasting.since)}起` };
  const [ending] = links;
  return { on: false, dates: ending?.until ? `到${longDateText(ending.until)}为止` : '' };
}
