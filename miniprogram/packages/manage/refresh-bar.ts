/** Lets the bar of a settings page say what is changed now. The page's template has `<settings-bar id="bar" />`. */
export function refreshBar(page: { selectComponent(selector: string): unknown }): void {
  (page.selectComponent('#bar') as { refresh(): void } | null)?.refresh();
}
