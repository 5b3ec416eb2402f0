import { boolean, check, nullable, pipe, strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { handIn } from '../hand-in';
import { categoryCode, phone, photos, place, placeCode, words } from '../inputs';
import { senderOfStaff } from '../registering';
import { view } from '../take-step';

/**
 * Staff register a case: what an officer found in the field, or on behalf of somebody who walks in at the window
 * (窗口登记), whose phone is then needed because no message reaches them.
 */
export const register = defineAction({
  input: pipe(
    strictObject({
      category: categoryCode,
      text: words('要登记的事', 1000),
      photos,
      place: nullable(place),
      grid: nullable(placeCode),
      contact: nullable(phone),
      urgent: boolean(),
      /** For a resident without WeChat; else it is the officer's own find. */
      onBehalf: boolean(),
    }),
    check((input) => !input.onBehalf || input.contact !== null, '请填写居民的联系电话，办好后好告诉他'),
  ),
  async run({ onBehalf, ...input }, context) {
    const actor = await context.actor();
    const { stored, rules } = await handIn(context, input, senderOfStaff(context, actor, onBehalf));
    return view(stored, actor, rules, context.now);
  },
});
