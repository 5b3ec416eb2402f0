import { strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { findOnDuty } from '../repository';

/** Who is on duty at a centre today, name and work phone, for anybody who looks at a card. Public, one database call. */
export const today = defineAction({
  input: strictObject({ desk: codeInput }),
  async run({ desk }, { now }): Promise<{ people: Array<{ name: string; phone: string }> }> {
    const people = await findOnDuty(desk, now);
    return { people: people.map(({ name, phone }) => ({ name, phone })) };
  },
});
