import { boolean, nullable, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { handIn } from '../hand-in';
import { categoryCode, phone, photos, place, placeCode, words } from '../inputs';
import { view } from '../take-step';

/** A resident hands in a request. The case goes to the grid of the place on the map, else to the grid that was chosen. */
export const submit = defineAction({
  input: strictObject({
    category: categoryCode,
    text: words('要反映的事', 1000),
    photos,
    place: nullable(place),
    grid: nullable(placeCode),
    /** Contact phone, optional. */
    contact: nullable(phone),
    urgent: boolean(),
    /** Whether the resident agreed to one subscription message about this case. */
    notify: boolean(),
  }),
  async run({ notify, ...input }, context) {
    const { openid, now } = context;
    const { stored, rules } = await handIn(context, input, () => ({
      reporter: openid,
      registeredBy: '',
      by: { role: 'resident' },
      noticeConsents: notify ? 1 : 0,
    }));
    return view(stored, { openid, roles: [] }, rules, now);
  },
});
