import type { InputOf, OutputOf } from '../../../services/api';

type Household = OutputOf<'visit.household'>;
type Opened = OutputOf<'visit.open'>;
type Changes = InputOf<'visit.save'>['changes'];

/** A person of the form; the year as typed. */
export interface PersonFields {
  name: string;
  phone: string;
  birthYear: string;
  relation: string;
}

export interface Fields {
  address: string;
  people: PersonFields[];
  tags: NonNullable<Changes['tags']>;
  /** As typed; '' for the town's own. */
  interval: string;
  point: Household['point'];
  note: string;
}

export const emptyPerson: PersonFields = { name: '', phone: '', birthYear: '', relation: '' };

export function fieldsOf(view?: Household, opened?: Opened): Fields {
  if (!view || !opened)
    return { address: '', people: [{ ...emptyPerson }], tags: [], interval: '', point: null, note: '' };
  return {
    address: opened.address,
    people: opened.people.map(({ name, phone, birthYear, relation }) => ({
      name,
      phone,
      birthYear: birthYear === null ? '' : String(birthYear),
      relation,
    })),
    tags: view.tags.map(({ tag }) => tag),
    interval: view.intervalDays ? String(view.intervalDays) : '',
    point: view.point,
    note: view.note,
  };
}

/** What was typed over one state of a household, laid over another: a field nobody touched says what stands there now. */
export function laidOver({ fields, base }: { fields: Fields; base: Fields }, now: Fields): Fields {
  const typed = (Object.keys(fields) as Array<keyof Fields>).filter(
    (name) => JSON.stringify(fields[name]) !== JSON.stringify(base[name]),
  );
  return { ...now, ...Object.fromEntries(typed.map((name) => [name, fields[name]])) };
}

/** Only what differs from what was there. */
export function changesOf(fields: Fields, base: Fields): Changes {
  const { address, people, tags, interval, point, note } = fields;
  const wanted: Required<Changes> = {
    address: address.trim(),
    people: people.map(({ birthYear, ...person }) => ({ ...person, birthYear: birthYear ? Number(birthYear) : null })),
    tags,
    intervalDays: interval ? Number(interval) : 0,
    point,
    note: note.trim(),
  };
  const field = {
    address: 'address',
    people: 'people',
    tags: 'tags',
    intervalDays: 'interval',
    point: 'point',
    note: 'note',
  } as const;
  const changed = (Object.keys(wanted) as Array<keyof Changes>).filter(
    (name) => JSON.stringify(fields[field[name]]) !== JSON.stringify(base[field[name]]),
  );
  return Object.fromEntries(changed.map((name) => [name, wanted[name]]));
}
