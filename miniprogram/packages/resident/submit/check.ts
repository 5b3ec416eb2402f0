import { CloudError, messageOf } from '../../../services/cloud';
import type { Desk } from '../../../services/grid';
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

/** A failed submit as the page shows it: at a field, or beside the button; outside every grid with the desk to go to. */
export function problemOf(error: unknown): { field?: Field; message: string; desk: Desk | null } {
  const message = messageOf(error);
  if (!(error instanceof CloudError)) return { message, desk: null };
  if (error.code === 'NOT_A_PICTURE') return { field: 'photos', message, desk: null };
  if (error.code === 'OUTSIDE_GRIDS') {
    const desk = (error.details['desk'] as Desk | null | undefined) ?? null;
    return { field: 'place', message: desk ? '这个地点不在任何网格里，请换个地点，或不选地点' : message, desk };
  }
  // `place.address` is `place`.
  const name = String(error.details['field'] ?? '').split('.')[0];
  return { field: fields.find((field) => field === name), message, desk: null };
}
