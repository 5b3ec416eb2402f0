const routes = { list: 'packages/staff/today/today', case: 'packages/staff/case/case' };

/** Goes back after a step: to the list when the case has left the desk, else to the case; with a word on what was done. */
export function leaveTo(where: 'list' | 'case', id: string, said: string): void {
  const pages = getCurrentPages();
  const place = pages.map((page) => page.route).lastIndexOf(routes[where]);
  const done = said ? () => wx.showToast({ title: said, icon: 'none' }) : () => undefined;
  if (place >= 0 && place < pages.length - 1) wx.navigateBack({ delta: pages.length - 1 - place, success: done });
  else if (where === 'list') wx.reLaunch({ url: `/${routes.list}`, success: done });
  else wx.redirectTo({ url: `/${routes.case}?id=${id}`, success: done });
}
