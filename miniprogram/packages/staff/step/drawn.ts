import type { CaseView } from '../../../services/case';
import type { Field, Reader, Step } from './step-of-case';

/** How a field is told apart by who reads it. */
const readers: Record<Reader, { icon: string; words: string }> = {
  resident: { icon: 'eye', words: '居民会看到' },
  everybody: { icon: 'people', words: '公示栏上人人会看到' },
  objector: { icon: 'eye', words: '提出异议的人会看到' },
  staff: { icon: 'lock', words: '仅工作人员可见' },
  '': { icon: '', words: '' },
};

export interface DrawnField extends Omit<Field, 'phrases' | 'missing'> {
  most: number;
  phrases: readonly string[];
  readerIcon: string;
  readerWords: string;
}

/** A step's form as the template needs it: what depends on the case worked out, nothing to be called. */
export interface Drawn {
  title: string;
  says: string;
  button: string;
  alarming: boolean;
  about: string;
  fields: DrawnField[];
}

export function drawn(step: Step, view: CaseView | undefined, on: string): Drawn {
  return {
    title: step.title ?? step.name,
    says: step.says(view),
    button: step.button,
    alarming: step.alarming ?? false,
    about: view ? aboutOf(view, on) : '',
    fields: step.fields.map(({ phrases, missing: _, ...field }) => ({
      ...field,
      most: field.most ?? 500,
      phrases: phrases?.(view) ?? [],
      readerIcon: readers[field.reader].icon,
      readerWords: readers[field.reader].words,
    })),
  };
}

/** The line of the case that the step is about, or the case itself. */
function aboutOf({ category, text, staff }: CaseView, on: string): string {
  const objection = staff?.objections.find(({ id }) => id === on);
  const task = staff?.tasks.find(({ desk, answer }) => desk === on && !answer);
  if (objection) return `异议：${objection.text}`;
  return task ? `交${task.name}：${task.ask}` : `${category.name}：${text}`;
}
