import { command, DuplicateKey, insert, updateWhere } from './database';
import { AppError } from './errors';
import { findVersion, forgetSettings, versionId } from './read-settings';
import type { Saving, TownSettings } from './settings';

/**
 * Saves a town's settings as the version after the one that was read and puts it in force. Two or three database calls.
 * Versions are never changed, so running cases keep theirs. Cut off between the two writes the old version stays in
 * force, and whoever saves next puts the new one in force. If somebody saved that version first, theirs stays:
 * `SETTINGS_CHANGED` says who; a retry of the very tap that saved it is told that it is saved.
 */
export async function saveSettings(
  next: Omit<TownSettings, 'version'>,
  readVersion: number,
  saving: Saving,
): Promise<{ settings: TownSettings; saving: Saving }> {
  const { town, ...content } = next;
  const version = readVersion + 1;
  let taken = false;
  try {
    await insert('settings', { _id: versionId(town, version), ...content, version, ...saving });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    taken = true;
  }
  // Also when it was taken: whoever took it may have been cut off before this.
  await putInForce(town, version);
  forgetSettings(town);
  return taken ? savedBefore(town, version, saving.request) : { settings: { ...next, version }, saving };
}

/** The version a retry saved already. Throws `SETTINGS_CHANGED` when it is somebody else's. One database call. */
export async function savedBefore(
  town: string,
  version: number,
  request: string,
): Promise<{ settings: TownSettings; saving: Saving }> {
  const there = await findVersion(town, version);
  if (there?.saving.request === request) return there;
  const name = there?.saving.savedBy.name;
  throw new AppError(
    'SETTINGS_CHANGED',
    `version ${version} of ${town} exists`,
    name ? `${name}刚刚保存了设置，请看最新的设置后再保存` : undefined,
    { version },
  );
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
