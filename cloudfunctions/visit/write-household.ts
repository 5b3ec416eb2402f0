import type { InferOutput } from 'valibot';
import { keyedHash, seal } from '../platform/encryption';
import type { Household, HouseholdPerson } from './household';
import type { householdChanges, peopleInput } from './inputs';
import { maskedAddress, maskedName, maskedPhone } from './masking';

export type HouseholdChanges = InferOutput<typeof householdChanges>;
export type PersonFields = InferOutput<typeof peopleInput>[number];

const tidy = (address: string): string => address.replace(/\s/g, '').toLowerCase();

/** One address of a grid has one key, however it is spaced. */
export const addressKeyOf = (grid: string, address: string): string =>
  keyedHash('householdAddress', `${grid}\n${tidy(address)}`);

/** A whole name, or a whole phone: found exactly, and never read back. */
export const findKeyOf = (text: string): string => keyedHash('householdPerson', text.replace(/[\s-]/g, ''));

/** The fields of a row that follow from what was said of a household: sealed, masked and found by. */
export function fieldsOf(grid: string, { address, people, ...plain }: HouseholdChanges): Partial<Household> {
  return {
    ...(Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as Partial<Household>),
    ...(address === undefined
      ? {}
      : { address: seal(address), addressMasked: maskedAddress(address), addressKey: addressKeyOf(grid, address) }),
    ...(people === undefined
      ? {}
      : {
          people: people.map(sealedPerson),
          finds: [...new Set(people.flatMap(({ name, phone }) => [name, phone].filter(Boolean).map(findKeyOf)))],
        }),
  };
}

function sealedPerson({ name, phone, birthYear, relation }: PersonFields, index: number): HouseholdPerson {
  return {
    id: String(index + 1),
    name: seal(name),
    nameMasked: maskedName(name),
    phone: phone ? seal(phone) : null,
    phoneMasked: maskedPhone(phone),
    birthYear,
    relation,
  };
}
