import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { readSettings } from '../../platform/read-settings';
import { townCode } from '../inputs';
import { presentSettings, type SettingsView } from '../presenter';
import { townFor } from '../town';

/** A town's settings in force, fresh, for whoever may change them. Three database calls. */
export const get = defineAction({
  input: strictObject({ town: townCode }),
  async run({ town }, context): Promise<SettingsView> {
    const region = await townFor(context, town);
    const { settings, saving } = await readSettings(town);
    return presentSettings(settings, saving, region);
  },
});
