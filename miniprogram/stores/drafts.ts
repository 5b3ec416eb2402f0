/**
 * What people typed and did not send yet, kept on the phone under the form's name (`submit`, `settle:<case id>`, …), so
 * that neither a call nor a dead battery loses it. Small values only; photos are file paths.
 */
export function readDraft<T extends object>(form: string): T | undefined {
  return (wx.getStorageSync(keyOf(form)) as T | '') || undefined;
}

export function saveDraft<T extends object>(form: string, draft: T): void {
  wx.setStorageSync(keyOf(form), draft);
}

export function dropDraft(form: string): void {
  wx.removeStorageSync(keyOf(form));
}

const keyOf = (form: string): string => `draft:${form}`;
