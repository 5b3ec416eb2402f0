import { CloudError, newRequestId } from '../../services/cloud';
import { getSettings, saveSettings } from '../../services/settings';
import { dropDraft, readDraft, saveDraft } from '../../stores/drafts';
import { changedByBoth, changesOf, editedIn, emptyDraft, laidOver, pruned, type SettingsDraft } from './settings-draft';
import type { Settings } from './types';

/**
 * A town's settings while somebody changes them, shared by the pages of this package: what is in force and what was
 * changed of it. The changes are kept on the phone at every key.
 */
interface Editing {
  base: Settings;
  draft: SettingsDraft;
  /** What somebody else changed, too, since these changes were begun. */
  both: string[];
}

let current: Editing | undefined;

/** Reads the settings, or takes those that are being changed already; changes made earlier lie over them. */
export async function openSettings(town: string, fresh = false): Promise<void> {
  if (!fresh && current?.base.town === town) return;
  const base = await getSettings(town);
  // A draft of an earlier release lacks what was added since.
  const kept = { ...emptyDraft(base.version, newRequestId()), ...readDraft<SettingsDraft>(formOf(town)) };
  const before = current?.base.town === town ? current.base : undefined;
  const both = before && before.version < base.version ? changedByBoth(kept, before, base) : [];
  const moved = kept.version === base.version ? kept : { ...kept, version: base.version, requestId: newRequestId() };
  current = { base, draft: pruned(moved, base), both };
  keep();
}

/** The settings with the changes in them. */
export function shownSettings(): Settings {
  const { base, draft } = opened();
  return laidOver(base, draft);
}

/** The settings in force. */
export const savedSettings = (): Settings => opened().base;

/** What was changed and not saved, a word each. */
export const edited = (): string[] => editedIn(opened().draft);

/** What somebody else changed as well meanwhile. */
export const editedByBoth = (): string[] => opened().both;

/** Changes the draft. Another content is another saving, so it gets a request id of its own. */
export function edit(change: (draft: SettingsDraft) => Partial<SettingsDraft>): void {
  const { base, draft } = opened();
  const changed = { ...draft, ...change(draft), requestId: newRequestId() };
  opened().draft = pruned(changed, base);
  keep();
}

/** Saves everything that was changed. Afterwards the settings are those that the answer says. */
export async function saveEdited(): Promise<void> {
  const { base, draft } = opened();
  try {
    const saved = await saveSettings(
      { town: base.town, version: draft.version, changes: changesOf(draft) },
      draft.requestId,
    );
    current = { base: saved, draft: emptyDraft(saved.version, newRequestId()), both: [] };
  } catch (error) {
    // Answered: another try is another saving.
    if (error instanceof CloudError && error.code !== 'OFFLINE')
      opened().draft = { ...draft, requestId: newRequestId() };
    throw error;
  } finally {
    keep();
  }
}

/** Gives up what was changed. */
export function discardEdited(): void {
  const { base } = opened();
  current = { base, draft: emptyDraft(base.version, newRequestId()), both: [] };
  keep();
}

function keep(): void {
  const { base, draft } = opened();
  if (editedIn(draft).length > 0) saveDraft(formOf(base.town), draft);
  else dropDraft(formOf(base.town));
}

function opened(): Editing {
  if (!current) throw new Error('settings are not open');
  return current;
}

const formOf = (town: string): string => `settings:${town}`;
