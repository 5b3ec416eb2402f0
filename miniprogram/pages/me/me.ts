import { largeText } from '../../behaviors/large-text';
import { getMe, type Me } from '../../services/account';
import { failureOf } from '../../services/load-state';
import { callPhone } from '../../services/phone';
import { rememberStaff } from '../../stores/staff';
import { recall, remember } from '../../stores/storage';
import { showUnread } from '../../stores/unread';
import { type Tool, toolsOf } from './tools';

/** My grid, the size of the words, the way to the staff side, and what is kept about me. */
Page({
  behaviors: [largeText],

  data: {
    gridName: '',
    supervisionPhone: '',
    largeText: false,
    // staff
    staff: null as StaffView | null,
    problem: '',
    /** What the sheet says: `about` or `privacy`. It stays while the sheet leaves. */
    reading: '',
    isReading: false,
  },

  onShow() {
    const card = recall('card');
    this.setData({
      gridName: recall('myGrid')?.name ?? '',
      supervisionPhone: card?.supervisionPhone ?? '',
      largeText: Boolean(recall('largeText')),
      ...(this.data.staff ? {} : { staff: rememberedStaff() }),
    });
    void this.load();
  },

  async load() {
    try {
      const me = await getMe();
      rememberStaff(me);
      showUnread(me.unread);
      this.setData({ staff: staffOf(me), problem: '' });
    } catch (error) {
      const { state, problem } = failureOf(error);
      this.setData({ problem: state === 'offline' ? '网络不通' : problem });
    }
  },

  handleLargeText(event: WechatMiniprogram.SwitchChange) {
    const isLarge = event.detail.value;
    remember('largeText', isLarge);
    this.setData({ largeText: isLarge, textSize: isLarge ? 'large-text' : '' });
  },

  handleCall() {
    callPhone(this.data.supervisionPhone);
  },

  handleRead(event: WechatMiniprogram.TouchEvent) {
    this.setData({ reading: String(event.currentTarget.dataset['what']), isReading: true });
  },

  handleClose() {
    this.setData({ isReading: false });
  },

  goToFind() {
    wx.navigateTo({ url: '/packages/resident/find/find' });
  },

  goToBoard() {
    wx.navigateTo({ url: '/packages/public/board/board' });
  },

  goToAtlas() {
    wx.navigateTo({ url: '/packages/public/atlas/atlas' });
  },

  goToDesk() {
    wx.navigateTo({ url: '/packages/staff/today/today' });
  },

  goToTool(event: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: String(event.currentTarget.dataset['url']) });
  },
});

/** What this page shows of somebody on the staff. */
interface StaffView {
  name: string;
  /** `第八网格(基础) 网格员` … */
  posts: string[];
  /** The way to today's screen, '' for who has no work there. */
  work: string;
  tools: Tool[];
}

/** Who has no desk and watches over places goes there to urge. */
function workOf({ desks, watches = [] }: Pick<Me, 'desks'> & Partial<Pick<Me, 'watches'>>): string {
  if (desks.length > 0) return '去网格工作台';
  return watches.length > 0 ? '去督办' : '';
}

function staffOf(me: Me): StaffView | null {
  const { person, roles } = me;
  if (!person || roles.length === 0) return null;
  return {
    name: person.name,
    posts: roles.map(({ roleName, scopeName }) => `${scopeName} ${roleName}`),
    work: workOf(me),
    tools: toolsOf(roles),
  };
}

/** Before the answer is there: what was true last time. */
function rememberedStaff(): StaffView | null {
  const staff = recall('staff');
  return staff
    ? {
        name: staff.name,
        posts: (staff.desks.length > 0 ? staff.desks : (staff.watches ?? [])).map(({ name }) => name),
        work: workOf(staff),
        tools: toolsOf(staff.roles ?? []),
      }
    : null;
}
