import type { CaseView } from '../../../services/case';
import type { Call, FieldName } from './values';

/** Who will read what is put into a field; '' where it is a choice that speaks for itself. */
export type Reader = 'resident' | 'everybody' | 'objector' | 'staff' | '';

export type FieldKind =
  | 'words'
  | 'line'
  | 'outcome'
  | 'photos'
  | 'number'
  /** One of what `options` loads, or several. */
  | 'one'
  | 'many'
  /** Lines to tick and to add. */
  | 'items'
  /** Another case, by its number or from what lies near. */
  | 'case';

export interface Field {
  name: FieldName;
  kind: FieldKind;
  label: string;
  hint: string;
  reader: Reader;
  /** Characters at most. */
  most?: number;
  optional?: true;
  /** The sentence when it is missing. */
  missing?: string;
  /** Words to tap in instead of typing. */
  phrases?: (view: CaseView | undefined) => readonly string[];
}

/** A step a person at a desk takes: how it is called, what it asks for, what follows. Without fields one tap takes it. */
export interface Step {
  /** As short as a button. */
  name: string;
  /** When to take it, in the list of all of them. */
  when: string;
  icon: string;
  /** The page's title, where the name is too short for it. */
  title?: string;
  fields: readonly Field[];
  /** What follows, said beforehand; a step without fields asks it. */
  says: (view: CaseView | undefined) => string;
  button: string;
  /** Said afterwards. */
  said: string;
  /** Where to go then: back to the list when the case has left the desk. */
  leaves: 'list' | 'case';
  /** The button is red. */
  alarming?: true;
  call: Call;
}

export const nothing = () => '';

/** Photos of a step; optional everywhere. */
export const photosFor = (reader: Reader, hint = ''): Field => ({
  name: 'photos',
  kind: 'photos',
  label: '照片',
  hint,
  reader,
  optional: true,
});
