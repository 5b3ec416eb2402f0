import { type CaseView, getDraftPublication, getForm, listNearby, type NearbyCase } from '../../../services/case';
import type { StepAction } from './steps';
import type { Values } from './values';

/** Something to choose. */
export interface Option {
  value: string;
  name: string;
  /** What helps to tell it from others. */
  note: string;
}

/** What a form offers that the case alone does not say. */
export interface Offers {
  /** For fields of the kinds `one`, `many` and `items`. */
  options: Option[];
  /** Open cases of the same kind close by. */
  nearby: NearbyCase[];
  /** Where a notice will hang and what stands under each. */
  boards: string[];
  footnote: string;
  /** What a new form starts with. */
  prefill: Partial<Values>;
}

export const noOffers: Offers = { options: [], nearby: [], boards: [], footnote: '', prefill: {} };

const satisfaction = ['很不满意', '不满意', '一般', '满意', '很满意'];

/** Reads what a step's form offers. At most one call. */
export async function offersFor(action: StepAction, view: CaseView): Promise<Offers> {
  switch (action) {
    case 'recategorise':
      return { ...noOffers, options: await categories(view) };
    case 'assign':
      return { ...noOffers, options: await departments(view) };
    case 'merge':
      return { ...noOffers, nearby: await nearby(view) };
    case 'askMaterials':
      return { ...noOffers, options: (view.staff?.materials ?? []).map((name) => ({ value: name, name, note: '' })) };
    case 'confirm':
    case 'rate':
      return {
        ...noOffers,
        options: satisfaction
          .map((name, index) => ({ value: String(index + 1), name, note: `${index + 1} 星` }))
          .reverse(),
      };
    case 'publicise': {
      const { title, text, note, boards } = await getDraftPublication(view.id);
      return { ...noOffers, boards, footnote: note, prefill: { title, text } };
    }
    default:
      return noOffers;
  }
}

async function categories({ grid, category }: CaseView): Promise<Option[]> {
  const form = await getForm(grid.code);
  return form.categories
    .filter(({ code }) => code !== category.code)
    .map(({ code, name, group }) => ({ value: code, name, note: group }));
}

/** The department that answers for the category comes first; those that still owe an answer are not asked again. */
async function departments({ grid, staff }: CaseView): Promise<Option[]> {
  const form = await getForm(grid.code);
  const owing = (staff?.tasks ?? []).filter(({ answer }) => !answer).map(({ name }) => name);
  const usual = (name: string): boolean => name === staff?.department;
  return form.departments
    .filter(({ name }) => !owing.includes(name))
    .sort((a, b) => Number(usual(b.name)) - Number(usual(a.name)))
    .map(({ name, phone }) => ({ value: name, name, note: usual(name) ? '负责这类事项' : phone }));
}

async function nearby({ id, category, place }: CaseView): Promise<NearbyCase[]> {
  if (!place) return [];
  const { items } = await listNearby({ category: category.code, place });
  return items.filter((item) => item.id !== id);
}
