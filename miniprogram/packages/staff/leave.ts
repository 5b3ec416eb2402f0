export const casePage = 'packages/staff/case/case';
const today = '/packages/staff/today/today';

/**
 * Goes back after a step, with a word on what was done: to the case, or, when it has left the desk, to whatever list it
 * was opened from.
 */
export function leaveTo(where: 'list' | 'case', id: string, said: string): void {
  const pages = getCurrentPages().map((page) => page.route);
  const top = pages.length - 1;
  const shown = pages.lastIndexOf(casePage);
  const place = where === 'case' ? shown : (shown >= 0 ? shown : top) - 1;
  const done = said ? () => wx.showToast({ title: said, icon: 'none' }) : () => undefined;
  if (place >= 0 && place < top) wx.navigateBack({ delta: top - place, success: done });
  else if (where === 'list') wx.reLaunch({ url: today, success: done });
  else if (place < 0) wx.redirectTo({ url: `/${casePage}?id=${id}`, success: done });
  else done();
}
