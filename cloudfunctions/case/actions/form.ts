import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { settingsOf } from '../../platform/read-settings';
import { placeCode } from '../inputs';

/**
 * What the forms of a town offer: categories and departments, message templates, and the promise it may make. At
 * most two database calls a minute for each instance.
 */
export const form = defineAction({
  input: strictObject({ grid: placeCode }),
  async run({ grid }, { now }) {
    const settings = await settingsOf(grid.slice(0, 9), now);
    return {
      categories: settings.categories
        .filter((one) => !one.retired)
        .map(({ code, name, group, icon, hint, procedure, materials, guide }) => ({
          code,
          name,
          group,
          icon,
          hint,
          procedure,
          materials,
          /** There is a service guide to look at: publicity.guide. */
          hasGuide: Boolean(guide),
        })),
      departments: settings.departments,
      submittedText: settings.texts.submitted,
      templates: settings.templates,
      limits: settings.limits,
    };
  },
});
