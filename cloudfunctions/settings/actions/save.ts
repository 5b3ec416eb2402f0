import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { readSettings } from '../../platform/read-settings';
import { savedBefore, saveSettings } from '../../platform/save-settings';
import { checkSettings } from '../check';
import { checkPublished } from '../check-published';
import { changes, townCode, version } from '../inputs';
import { merged } from '../merge';
import { presentSettings, type SettingsView } from '../presenter';
import { townFor } from '../town';

/**
 * Saves changes to a town's settings as its next version: from then on new cases go by it, and those that are open keep
 * the version they were opened under. Five or six database calls. `version` is the one the changes were made on; if
 * somebody saved meanwhile, `SETTINGS_CHANGED` and nothing is lost or overwritten.
 */
export const save = defineAction({
  input: strictObject({ town: townCode, version, changes }),
  async run({ town, version: read, changes: given }, context): Promise<SettingsView> {
    const region = await townFor(context, town);
    const { settings: before } = await readSettings(town);
    if (before.version !== read) {
      const { settings, saving } = await savedBefore(town, read + 1, context.requestId);
      return presentSettings(settings, saving, region);
    }
    const next = merged(before, given);
    checkSettings(next, before, given);
    await checkPublished(context.openid, given);
    const { personId = '', name = '' } = await context.actor();
    const { settings, saving } = await saveSettings(next, read, {
      savedBy: { personId, name },
      savedAt: context.now,
      request: context.requestId,
    });
    return presentSettings(settings, saving, region);
  },
});
