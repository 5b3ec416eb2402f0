import type { SubmitDraft } from './draft';

/** Fields in the order they stand on the page; each has an element `#field-<name>`. */
export const fields = ['category', 'text', 'photos', 'place', 'contact'] as const;
export type Field = (typeof fields)[number];
export type Problems = Partial<Record<Field, string>>;

const phone = /^(1[3-9]\d{9}|(0\d{2,3}-?)?[1-9]\d{6,7}|[49]\d{4,9})$/;

/** What must be mended before the form can be sent. The function checks again; this spares the wait. */
export function check({ category, text, contact }: SubmitDraft): Problems {
  return {
    ...(category ? {} : { category: '请选择是哪类事' }),
    ...(text.trim() ? {} : { text: '请写几句：什么事、在哪里' }),
    ...(contact === '' || phone.test(contact) ? {} : { contact: '请检查电话号码' }),
  };
}

/** The field an error of the function is about: `place.address` is `place`. */
export function fieldOf(details: Record<string, unknown>): Field | undefined {
  const name = String(details['field'] ?? '').split('.')[0];
  return fields.find((field) => field === name);
}
