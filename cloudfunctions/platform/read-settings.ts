import { findById } from './database';
import { defaultSettings } from './default-settings';
import type { TownSettings } from './settings';

const cacheMs = 60_000;
const cache = new Map<string, { readAt: number; settings: TownSettings }>();

/** A town's settings: at most one database call a minute for each instance. A town that set nothing has the defaults. */
export async function settingsOf(town: string, now: Date): Promise<TownSettings> {
  const cached = cache.get(town);
  if (cached && Math.abs(now.getTime() - cached.readAt) < cacheMs) return cached.settings;
  const stored = await findById<Partial<TownSettings>>('settings', town);
  const settings = { ...defaultSettings, ...stored, _id: town };
  cache.set(town, { readAt: now.getTime(), settings });
  return settings;
}
