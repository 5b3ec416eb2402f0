import { strictObject } from 'valibot';
import { placeCode } from '../../case/inputs';
import { defineAction } from '../../platform/action';
import { settingsOf } from '../../platform/read-settings';
import { type GuideItem, guidedOf, presentGuideItem } from '../guide';

/**
 * The service guides of a town (办事指南), by group, as its settings in force have them; `place` is the town or a place
 * in it. No database call once the settings are known.
 */
export const guides = defineAction({
  input: strictObject({ place: placeCode }),
  async run({ place }, { now }): Promise<{ groups: Array<{ name: string; items: GuideItem[] }> }> {
    const guided = guidedOf(await settingsOf(place.slice(0, 9), now));
    const names = [...new Set(guided.map(({ group }) => group))];
    return {
      groups: names.map((name) => ({
        name,
        items: guided.filter(({ group }) => group === name).map(presentGuideItem),
      })),
    };
  },
});
