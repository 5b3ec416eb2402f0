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

/** Lets go of every draft whose form's name begins so. */
export function dropDrafts(prefix: string): void {
  for (const key of wx.getStorageInfoSync().keys) if (key.startsWith(keyOf(prefix))) wx.removeStorageSync(key);
}

const keyOf = (form: string): string => `draft:${form}`;
