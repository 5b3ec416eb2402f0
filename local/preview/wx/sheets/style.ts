import css from './sheets.css';

let isInUse = false;

/** Puts the sheets' styles on the page, once. */
export function useSheetStyle(): void {
  if (isInUse) return;
  isInUse = true;
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}
