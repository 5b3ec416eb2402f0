import { CloudError, messageOf } from '../../../services/cloud';
import type { RegisterDraft } from './draft';
import { forms, type Kind } from './kinds';

/** Fields in the order they stand on the page; each has an element `#field-<name>`. */
const fields = ['category', 'text', 'photos', 'place', 'contact'] as const;
export type Field = (typeof fields)[number];
export type Problems = Partial<Record<Field, string>>;

const phone = /^(1[3-9]\d{9}|(0\d{2,3}-?)?[1-9]\d{6,7}|[49]\d{4,9})$/;

/** What must be mended before the form can be sent. The function checks again; this spares the wait. */
export function check(kind: Kind, { category, text, place, grid, contact }: RegisterDraft): Problems {
  const { label, contact: whose, contactRequired } = forms[kind];
  const wrong = contact !== '' && !phone.test(contact);
  const missing = contactRequired && contact === '' ? '请填写居民的电话，办好后好告诉他' : '';
  return {
    ...(category ? {} : { category: '请选择是哪类事' }),
    ...(text.trim() ? {} : { text: `请写几句${label}` }),
    ...(place || grid ? {} : { place: '请在地图上选地点，或选网格' }),
    ...(whose && (missing || wrong) ? { contact: missing || '请检查电话号码' } : {}),
  };
}

/** A refusal as the page shows it: at a field, or beside the button. */
export function problemOf(error: unknown): { field?: Field; message: string } {
  const message = messageOf(error);
  if (!(error instanceof CloudError)) return { message };
  if (error.code === 'NOT_A_PICTURE') return { field: 'photos', message };
  if (error.code === 'OUTSIDE_GRIDS')
    return { field: 'place', message: '这个地点不在任何网格里，请换个地点，或选网格' };
  // Whoever may register at all may not register there.
  if (error.code === 'FORBIDDEN') return { field: 'place', message };
  // `place.address` is `place`.
  const name = String(error.details['field'] ?? '').split('.')[0];
  return { field: fields.find((field) => field === name), message };
}

/** Scrolls to the first field that is wrong. False when none is. */
export function scrollToFirst(problems: Problems): boolean {
  const first = fields.find((field) => problems[field]);
  if (first) wx.pageScrollTo({ selector: `#field-${first}`, offsetTop: -16, duration: 200 });
  return first !== undefined;
}
