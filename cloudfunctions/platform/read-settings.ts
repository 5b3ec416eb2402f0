import { findById } from './database';
import { defaultSettings } from './default-settings';
import { AppError } from './errors';
import type { Category, Saving, TownSettings } from './settings';

/** One row of `settings`: `<town>@<version>`, never changed once written, or `<town>` naming the version in force. */
type Stored = Omit<TownSettings, 'town'> & Saving & { _id: string };

const cacheMs = 60_000;
const inForce = new Map<string, { readAt: number; settings: TownSettings }>();
const versions = new Map<string, TownSettings>();

/** A town's settings in force: at most two database calls a minute for each instance. A town that set nothing has the defaults. */
export async function settingsOf(town: string, now: Date): Promise<TownSettings> {
  const cached = inForce.get(town);
  if (cached && Math.abs(now.getTime() - cached.readAt) < cacheMs) return cached.settings;
  const settings = await settingsAt(town, await versionInForce(town));
  inForce.set(town, { readAt: now.getTime(), settings });
  return settings;
}

/** One version of a town's settings, as a case was opened under it. Kept for ever once read: versions do not change. */
export async function settingsAt(town: string, version: number): Promise<TownSettings> {
  if (version === 0) return { ...defaultSettings, town, version };
  const id = versionId(town, version);
  const known = versions.get(id);
  if (known) return known;
  const stored = await findVersion(town, version);
  if (!stored) throw new AppError('INTERNAL', `settings ${id} are missing`);
  versions.set(id, stored.settings);
  return stored.settings;
}

/** The settings in force as they are now, whatever this instance remembers, for whoever changes them. Two database calls. */
export async function readSettings(town: string): Promise<{ settings: TownSettings; saving: Saving | null }> {
  const version = await versionInForce(town);
  if (version === 0) return { settings: await settingsAt(town, 0), saving: null };
  const stored = await findVersion(town, version);
  if (!stored) throw new AppError('INTERNAL', `settings ${versionId(town, version)} are missing`);
  return stored;
}

/** A version with who saved it, in force or not. One database call. */
export async function findVersion(
  town: string,
  version: number,
): Promise<{ settings: TownSettings; saving: Saving } | undefined> {
  const stored = await findById<Stored>('settings', versionId(town, version));
  if (!stored) return undefined;
  const { _id, savedBy, savedAt, request, ...settings } = stored;
  return { settings: whole(settings, town), saving: { savedBy, savedAt, request } };
}

/** Forgets what was in force, for the action that has just changed it. */
export function forgetSettings(town: string): void {
  inForce.delete(town);
}

/** The id a version is stored under. */
export function versionId(town: string, version: number): string {
  return `${town}@${version}`;
}

async function versionInForce(town: string): Promise<number> {
  return (await findById<{ version: number }>('settings', town))?.version ?? 0;
}

/** What a later release added to the settings has its default in older versions. */
function whole(settings: Omit<TownSettings, 'town'>, town: string): TownSettings {
  return {
    ...defaultSettings,
    ...settings,
    categories: settings.categories.map(withGuide),
    limits: { ...defaultSettings.limits, ...settings.limits },
    texts: { ...defaultSettings.texts, ...settings.texts },
    town,
  };
}

/** A shipped category of a version from before there were guides has the shipped one; null says that none is wanted. */
function withGuide(category: Category): Category {
  if (category.guide !== undefined) return category;
  const shipped = defaultSettings.categories.find(({ code }) => code === category.code)?.guide;
  return shipped ? { ...category, guide: shipped } : category;
}
