/** Where people are, asked only when they tap for it. GCJ-02 degrees. */
export interface Position {
  longitude: number;
  latitude: number;
}

/** `denied`: people said no, now or earlier; only the settings page can change it. */
export async function whereAmI(): Promise<Position | 'denied' | 'unknown'> {
  try {
    const { longitude, latitude } = await wx.getLocation({ type: 'gcj02' });
    return { longitude, latitude };
  } catch (error) {
    return /auth|deny|denied|privacy/i.test(String((error as { errMsg?: string }).errMsg)) ? 'denied' : 'unknown';
  }
}

/** Lets people choose a point on WeChat's map. undefined when they changed their mind. */
export async function choosePlace(start?: Position): Promise<(Position & { address: string }) | 'denied' | undefined> {
  try {
    const { longitude, latitude, name, address } = await wx.chooseLocation({ ...start });
    return { longitude, latitude, address: wordsOf(name, address).slice(0, 120) };
  } catch (error) {
    return /auth|deny|denied|privacy/i.test(String((error as { errMsg?: string }).errMsg)) ? 'denied' : undefined;
  }
}

/** Explains a refused permission and opens the settings if people want. True once it is granted. */
export async function askForSettings(scope: string, content: string): Promise<boolean> {
  const { confirm } = await wx.showModal({ title: '需要您的同意', content, confirmText: '去打开', cancelText: '不了' });
  if (!confirm) return false;
  const { authSetting } = await wx.openSetting();
  return (authSetting as Record<string, boolean>)[scope] === true;
}

/** The map gives a name and an address that often repeat each other. */
function wordsOf(name: string, address: string): string {
  if (!name || address.includes(name)) return address || name;
  return address ? `${address}（${name}）` : name;
}
