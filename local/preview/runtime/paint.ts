/** Runs once what is there now was drawn: the first frame draws it, the second comes after that. */
export function afterPaint(run: () => void): void {
  window.requestAnimationFrame(() => window.requestAnimationFrame(run));
}
