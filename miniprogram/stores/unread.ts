import { countUnread } from '../services/notice';

/** Position of 消息 in the tab bar of app.json. */
const tab = 2;

/** Shows the number of unread messages on the tab. Off the tab pages there is no badge to set, which is fine. */
export function showUnread(count: number): void {
  const quiet = { fail: () => undefined };
  if (count > 0) wx.setTabBarBadge({ index: tab, text: count > 99 ? '99+' : String(count), ...quiet });
  else wx.removeTabBarBadge({ index: tab, ...quiet });
}

/** Asks for the number, one call. Without an answer the badge stays as it is. */
export async function refreshUnread(): Promise<void> {
  try {
    showUnread((await countUnread()).count);
  } catch {
    // The badge is a courtesy; the next page that opens asks again.
  }
}
