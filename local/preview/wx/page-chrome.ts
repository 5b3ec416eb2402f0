import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';

/** What stands around the page: nav bar, tab bar, pull-down refresh, page scroll. */
export function pageChromeApi(phone: PhoneHost) {
  return { ...navBarApi(phone), ...tabBarApi(phone), ...scrollApi(phone) };
}

function navBarApi(phone: PhoneHost) {
  return {
    setNavigationBarTitle: api<WechatMiniprogram.SetNavigationBarTitleOption>('setNavigationBarTitle', ({ title }) => {
      phone.navBar.setTitle(String(required(title, 'title', 'String')));
      return undefined;
    }),
    setNavigationBarColor: api<WechatMiniprogram.SetNavigationBarColorOption>('setNavigationBarColor', (options) => {
      const { frontColor, backgroundColor } = options;
      if (frontColor !== '#000000' && frontColor !== '#ffffff') {
        throw new ApiFail('invalid frontColor, only #ffffff and #000000 are supported');
      }
      phone.navBar.setColor(frontColor, required(backgroundColor, 'backgroundColor', 'String'));
      return undefined;
    }),
    showNavigationBarLoading: api('showNavigationBarLoading', () => {
      phone.navBar.setLoading(true);
      return undefined;
    }),
    hideNavigationBarLoading: api('hideNavigationBarLoading', () => {
      phone.navBar.setLoading(false);
      return undefined;
    }),
    hideHomeButton: api('hideHomeButton', () => {
      phone.navBar.hideHomeButton();
      return undefined;
    }),
  };
}

function tabBarApi(phone: PhoneHost) {
  /** As on the phone, the tab bar answers only to a tab page. */
  const onTabPage = () => {
    const { path } = phone.currentPage();
    if (!phone.config.tabBar?.list.some((item) => item.pagePath === path)) throw new ApiFail('not TabBar page');
  };
  const checked = (index: number) => {
    onTabPage();
    if (!phone.config.tabBar?.list[required(index, 'index', 'Number')]) throw new ApiFail('tabbar item not found');
    return index;
  };
  return {
    setTabBarBadge: api<WechatMiniprogram.SetTabBarBadgeOption>('setTabBarBadge', ({ index, text }) => {
      const characters = [...String(required(text, 'text', 'String'))];
      // More than four characters end in an ellipsis, as on the phone.
      const shown = characters.length > 4 ? `${characters.slice(0, 3).join('')}…` : characters.join('');
      phone.tabBar.setBadge(checked(index), shown);
      return undefined;
    }),
    removeTabBarBadge: api<WechatMiniprogram.RemoveTabBarBadgeOption>('removeTabBarBadge', ({ index }) => {
      phone.tabBar.removeBadge(checked(index));
      return undefined;
    }),
    showTabBarRedDot: api<WechatMiniprogram.ShowTabBarRedDotOption>('showTabBarRedDot', ({ index }) => {
      phone.tabBar.setRedDot(checked(index), true);
      return undefined;
    }),
    hideTabBarRedDot: api<WechatMiniprogram.HideTabBarRedDotOption>('hideTabBarRedDot', ({ index }) => {
      phone.tabBar.setRedDot(checked(index), false);
      return undefined;
    }),
    setTabBarItem: api<WechatMiniprogram.SetTabBarItemOption>('setTabBarItem', ({ index, ...item }) => {
      const { text, iconPath, selectedIconPath } = item;
      const given = Object.entries({ text, iconPath, selectedIconPath }).filter(([, value]) => value !== undefined);
      phone.tabBar.setItem(checked(index), Object.fromEntries(given));
      return undefined;
    }),
    setTabBarStyle: api<WechatMiniprogram.SetTabBarStyleOption>('setTabBarStyle', (style) => {
      onTabPage();
      const { color, selectedColor, backgroundColor, borderStyle } = style;
      phone.tabBar.setStyle({ color, selectedColor, backgroundColor, borderStyle });
      return undefined;
    }),
    showTabBar: api('showTabBar', () => {
      onTabPage();
      phone.tabBar.setShown(true);
      return undefined;
    }),
    hideTabBar: api('hideTabBar', () => {
      onTabPage();
      phone.tabBar.setShown(false);
      return undefined;
    }),
  };
}

function scrollApi(phone: PhoneHost) {
  return {
    pageScrollTo: api<WechatMiniprogram.PageScrollToOption>('pageScrollTo', async (options) => {
      const { scrollTop, selector, duration, offsetTop } = options;
      if (scrollTop === undefined && !selector) throw new ApiFail('scrollTop or selector is required');
      await phone.pageScrollTo({ scrollTop, selector, duration: duration ?? 300, offsetTop });
      return undefined;
    }),
    startPullDownRefresh: api('startPullDownRefresh', () => {
      phone.startPullDownRefresh();
      return undefined;
    }),
    stopPullDownRefresh: api('stopPullDownRefresh', () => {
      phone.stopPullDownRefresh();
      return undefined;
    }),
    setBackgroundColor: api<WechatMiniprogram.SetBackgroundColorOption>('setBackgroundColor', ({ backgroundColor }) => {
      if (backgroundColor) phone.currentPage().viewport.style.backgroundColor = backgroundColor;
      return undefined;
    }),
    /** The three dots of a pull are drawn in one colour here; there is nothing to change. */
    setBackgroundTextStyle: api('setBackgroundTextStyle', () => undefined),
    nextTick: (callback: () => void) => phone.nextTick(callback),
  };
}
