/**
 * Cases of the staff as last seen, to be read without a signal. They hold what residents wrote, so they are few, without
 * phone numbers, gone after three days, and gone with the role.
 */
import type { CaseView } from '../services/case';

interface KeptCase {
  seenAt: number;
  view: CaseView;
}

const prefix = 'kept:';
const longestMs = 3 * 86_400_000;
const most = 60;

const keys = (): string[] => wx.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix));
const read = (key: string) => (wx.getStorageSync(key) as KeptCase | '') || undefined;

/** A case as last seen; undefined where it was not or too long ago. */
export function keptCase(id: string): KeptCase | undefined {
  const kept = read(prefix + id);
  return kept && Date.now() - kept.seenAt < longestMs ? kept : undefined;
}

/** Keeps them and lets go of the oldest. A full phone keeps none, which is fine: they are a courtesy. */
export function keepCases(views: readonly CaseView[]): void {
  try {
    for (const view of views)
      if (view.staff) wx.setStorageSync(prefix + view.id, { seenAt: Date.now(), view: withoutPhones(view) });
    prune();
  } catch {
    prune();
  }
}

function prune(): void {
  const byAge = keys()
    .map((key) => ({ key, seenAt: read(key)?.seenAt ?? 0 }))
    .sort((a, b) => b.seenAt - a.seenAt);
  const out = byAge.filter(({ seenAt }, index) => index >= most || Date.now() - seenAt >= longestMs);
  for (const { key } of out) wx.removeStorageSync(key);
}

export function forgetKeptCases(): void {
  for (const key of keys()) wx.removeStorageSync(key);
}

function withoutPhones(view: CaseView): CaseView {
  const kept = { ...view, holder: { ...view.holder, phone: '' }, can: view.can.filter((one) => one !== 'openContact') };
  if (kept.staff) kept.staff = { ...kept.staff, contact: kept.staff.contact && '有信号时可查看' };
  return masked(kept) as CaseView;
}

/** Numbers that people wrote into their words, too. */
function masked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/(^|\D)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1$2****$3');
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item)]));
}
