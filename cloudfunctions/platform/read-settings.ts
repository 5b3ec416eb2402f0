import { findById } from './database';
import { defaultSettings } from './default-settings';
import { AppError } from './errors';
import type { TownSettings } from './settings';

/** One row of `settings`: `<town>@<version>`, never changed once written, or `<town>` naming the version in force. */
type Stored = Omit<TownSettings, 'town'> & { _id: string; savedBy: string; savedAt: Date };

const cacheMs = 60_000;
const inForce = new Map<string, { readAt: number; settings: TownSettings }>();
const versions = new Map<string, TownSettings>();

/** A town's settings in force: at most two database calls a minute for each instance. A town that set nothing has the defaults. */
export async function settingsOf(town: string, now: Date): Promise<TownSettings> {
  const cached = inForce.get(town);
  if (cached && Math.abs(now.getTime() - cached.readAt) < cacheMs) return cached.settings;
  const newest = await findById<{ version: number }>('settings', town);
  const settings = await settingsAt(town, newest?.version ?? 0);
  inForce.set(town, { readAt: now.getTime(), settings });
  return settings;
}

/** One version of a town's settings, as a case was opened under it. Kept for ever once read: versions do not change. */
export async function settingsAt(town: string, version: number): Promise<TownSettings> {
  if (version === 0) return { ...defaultSettings, town, version };
  const id = versionId(town, version);
  const known = versions.get(id);
  if (known) return known;
  const stored = await findById<Stored>('settings', id);
  if (!stored) throw new AppError('INTERNAL', `settings ${id} are missing`);
  const { _id, savedBy, savedAt, ...settings } = stored;
  // What a later release added to the settings has its default in older versions.
  const whole: TownSettings = {
    ...defaultSettings,
    ...settings,
    limits: { ...defaultSettings.limits, ...settings.limits },
    town,
  };
  versions.set(id, whole);
  return whole;
}

/** Forgets what was in force, for the action that has just changed it. */
export function forgetSettings(town: string): void {
  inForce.delete(town);
}

/** The id a version is stored under. */
export function versionId(town: string, version: number): string {
  return `${town}@${version}`;
}
