import { command, DuplicateKey, insert, updateWhere } from './database';
import { AppError } from './errors';
import { forgetSettings, versionId } from './read-settings';
import type { TownSettings } from './settings';

/**
 * Saves a town's settings as the version after the one that was read and puts it in force. Two or three database calls.
 * Versions are never changed, so running cases keep theirs. If somebody saved that version first, theirs stays:
 * `SETTINGS_CHANGED`.
 */
export async function saveSettings(
  next: Omit<TownSettings, 'version'>,
  readVersion: number,
  savedBy: string,
  now: Date,
): Promise<TownSettings> {
  const { town, ...content } = next;
  const version = readVersion + 1;
  let taken = false;
  try {
    await insert('settings', { _id: versionId(town, version), ...content, version, savedBy, savedAt: now });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    taken = true;
  }
  // Also when it was taken: whoever took it may have been cut off before this.
  await putInForce(town, version);
  forgetSettings(town);
  if (taken) throw new AppError('SETTINGS_CHANGED', `version ${version} of ${town} exists`);
  return { ...next, version };
}

/** Names the version in force, unless a later one is. */
async function putInForce(town: string, version: number): Promise<void> {
  if ((await updateWhere('settings', { _id: town, version: command().lt(version) }, { version })) === 1) return;
  try {
    await insert('settings', { _id: town, version });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}
