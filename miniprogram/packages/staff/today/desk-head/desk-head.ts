import { addConsent, type Me, readHandOver } from '../../../../services/account';
import { getForm } from '../../../../services/case';
import { messageOf } from '../../../../services/cloud';
import { askReminder } from '../../../../services/subscribe';
import { rememberStaff } from '../../../../stores/staff';
import { recall, remember } from '../../../../stores/storage';

/** What the page may ask of it. */
export interface DeskHead {
  /** Shows who it is, and keeps it. */
  meet(me: Me): void;
  /** Inside a tap: one more reminder, without a question, for those who told WeChat to always allow it. */
  topUp(): void;
}

/** Enough reminders for some days; more would be consents nobody uses. */
const plenty = 20;

/**
 * Who is at the desk, and the ways away from it. Tells `staff` when that has become known or changed. One call in the phone's
 * life, for the template.
 */
Component({
  options: { styleIsolation: 'apply-shared' },
  data: {
    name: '',
    places: '',
    hasDesk: false,
    manages: false,
    unread: 0,
    /** What others wrote for whoever took over from them. */
    handOvers: [] as Me['handOvers'],
    /** Places of which they may write for who takes over or comes back. */
    handsOver: [] as Me['handsOver'],
    /** Reminders left, −1 while not known. */
    consents: -1,
    template: '',
    alwaysAllowed: false,
  },
  lifetimes: {
    attached() {
      this.showStaff();
    },
  },
  methods: {
    meet(me: Me) {
      const before = JSON.stringify(recall('staff'));
      rememberStaff(me);
      // Remembered by another page meanwhile, it is no change, and still nobody is shown here.
      if (!this.data.name || JSON.stringify(recall('staff')) !== before) {
        this.showStaff();
        this.triggerEvent('staff');
      }
      const { unread, handOvers, handsOver, noticeConsents: consents } = me;
      if (JSON.stringify(handsOver) !== JSON.stringify(this.data.handsOver)) this.setData({ handsOver });
      if (JSON.stringify(handOvers) !== JSON.stringify(this.data.handOvers)) this.setData({ handOvers });
      if (unread !== this.data.unread || consents !== this.data.consents) this.setData({ unread, consents });
      // Without the template a reminder cannot be asked for; the next look tries again.
      this.prepareReminder(me.desks[0]?.code).catch(() => undefined);
    },

    showStaff() {
      const staff = recall('staff');
      if (!staff) return;
      const { name, manages } = staff;
      // Without a desk: the places that are watched over.
      const places = (staff.desks.length > 0 ? staff.desks : (staff.watches ?? []))
        .map((place) => place.name)
        .join('、');
      const hasDesk = staff.desks.length > 0;
      const shown = this.data;
      if (name !== shown.name || places !== shown.places || hasDesk !== shown.hasDesk || manages !== shown.manages) {
        this.setData({ name, places, hasDesk, manages });
      }
    },

    /** The template must be known before the tap: WeChat does not let a tap wait. */
    async prepareReminder(desk: string | undefined) {
      if (this.data.template || !desk) return;
      // A department's desk is its town's and its name.
      const [town = desk] = desk.split('/');
      const template =
        (recall('form')?.town === town.slice(0, 9) && recall('workTemplate')) || (await this.learn(town));
      const { subscriptionsSetting } = await wx.getSetting({ withSubscriptions: true });
      const settings = subscriptionsSetting?.itemSettings as Record<string, string> | undefined;
      this.setData({ template, alwaysAllowed: settings?.[template] === 'accept' });
    },

    /** The town's form is remembered, too: a find can be registered where there is no signal. */
    async learn(place: string): Promise<string> {
      const form = await getForm(place);
      remember('form', { town: place.slice(0, 9), form });
      remember('workTemplate', form.templates.deskWork);
      return form.templates.deskWork;
    },

    async handleReminder() {
      if (!this.data.template) {
        wx.showToast({ title: '本镇还没有开通微信提醒', icon: 'none' });
        return;
      }
      if (!(await askReminder(this.data.template))) return;
      try {
        await addConsent(1);
        this.setData({ consents: Math.max(0, this.data.consents) + 1 });
        wx.showToast({ title: '有新事会提醒您一次', icon: 'none' });
      } catch (error) {
        wx.showToast({ title: messageOf(error), icon: 'none' });
      }
    },

    topUp() {
      const { alwaysAllowed, template, consents } = this.data;
      if (alwaysAllowed && consents >= 0 && consents < plenty) void this.addQuietly(template);
    },

    async addQuietly(template: string) {
      if (!(await askReminder(template))) return;
      try {
        await addConsent(1);
        this.setData({ consents: this.data.consents + 1 });
      } catch {
        // A reminder fewer; the inbox has every message anyway.
      }
    },

    /** Gone from the screen once the cloud knows: unread words stay in sight. */
    async handleRead(event: WechatMiniprogram.TouchEvent) {
      const note = this.data.handOvers[Number(event.currentTarget.dataset['index'])];
      if (!note) return;
      try {
        await readHandOver(note.scope, note.words);
        this.setData({ handOvers: this.data.handOvers.filter((one) => one !== note) });
      } catch (error) {
        wx.showToast({ title: messageOf(error), icon: 'none' });
      }
    },

    goToHandOver(event: WechatMiniprogram.TouchEvent) {
      const { code, name } = event.currentTarget.dataset as { code: string; name: string };
      wx.navigateTo({ url: `/packages/staff/hand-over/hand-over?scope=${code}&name=${encodeURIComponent(name)}` });
    },

    goToNotices() {
      wx.switchTab({ url: '/pages/notices/notices' });
    },

    goToHome() {
      wx.switchTab({ url: '/pages/home/home' });
    },

    goToPeople() {
      wx.navigateTo({ url: '/packages/manage/people/people' });
    },
  },
});
