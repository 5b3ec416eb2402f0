import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { settingsOf } from '../../platform/read-settings';
import { placeCode } from '../inputs';

/** What the submit page needs to draw its form: categories, message templates, and the promise it may make. */
export const form = defineAction({
  input: strictObject({ grid: placeCode }),
  async run({ grid }, { now }) {
    const settings = await settingsOf(grid.slice(0, 9), now);
    return {
      categories: settings.categories
        .filter((one) => !one.retired)
        .map(({ code, name, group, icon, hint, procedure, materials }) => ({
          code,
          name,
          group,
          icon,
          hint,
          procedure,
          materials,
        })),
      submittedText: settings.texts.submitted,
      templates: settings.templates,
      limits: settings.limits,
    };
  },
});
