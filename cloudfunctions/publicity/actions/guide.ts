import { strictObject } from 'valibot';
import { categoryCode, placeCode } from '../../case/inputs';
import { findRegion } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { settingsOf } from '../../platform/read-settings';
import { type GuideView, guidedOf, presentGuide } from '../guide';

/**
 * One service guide: what to bring, where, how long. `place` is the reader's community, whose desk is named, or a town.
 * One database call once the settings are known.
 */
export const guide = defineAction({
  input: strictObject({ place: placeCode, category: categoryCode }),
  async run({ place, category }, { now }): Promise<GuideView> {
    const [settings, region] = await Promise.all([settingsOf(place.slice(0, 9), now), findRegion(place)]);
    const found = guidedOf(settings).find(({ code }) => code === category);
    if (!found) throw new AppError('NOT_FOUND', 'no guide', '这类事还没有办事指南，请打电话问社区受理中心');
    if (!region) throw new AppError('NOT_FOUND', 'no such place', '没有找到这个社区或镇');
    return presentGuide(found, settings, region.desk);
  },
});
