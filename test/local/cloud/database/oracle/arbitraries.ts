import fc from 'fast-check';

/** How often a property is tried: few for every day, `FUZZ=50` for a long look. */
export const runs = (few: number) => ({ numRuns: few * Number(process.env['FUZZ'] ?? 1) });

/** Few and close values, so that equal ones, neighbours and other types meet often. */
export const scalar = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<unknown>(null, 0, 1, 2, 'a', 'b') },
  fc.constantFrom<unknown>(true, false, -1, 2.5, '', 'ab', 'B\u0000', '\u{1F600}', '\uFFFD', new Date(0), new Date(5)),
);

const inner = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const innerWithList = fc.record(
  { x: fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), y: scalar },
  { requiredKeys: [] },
);

export const anything = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  innerWithList,
  fc.array(fc.oneof({ weight: 3, arbitrary: inner }, scalar), { maxLength: 3 }),
  fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }),
);

/** Documents without `_id`: `n` and `s` scalars, `a` anything. */
export const document = fc.record({ n: scalar, s: scalar, a: anything }, { requiredKeys: [] });

const path = fc.constantFrom('n', 's', 'a', 'a.x', 'a.y');
const range = fc.constantFrom('$gt', '$gte', '$lt', '$lte');

const operator: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(range, scalar).map(([name, value]) => ({ [name]: value })) },
  fc.tuple(scalar, scalar).map(([from, to]) => ({ $gte: from, $lt: to })),
  { weight: 3, arbitrary: fc.array(scalar, { maxLength: 3 }).map((values) => ({ $in: values })) },
  scalar.map((value) => ({ $eq: value })),
  scalar.map((value) => ({ $ne: value })),
  fc.array(scalar, { maxLength: 2 }).map((values) => ({ $nin: values })),
  fc.boolean().map((value) => ({ $exists: value })),
  fc.integer({ min: 0, max: 2 }).map((value) => ({ $size: value })),
  fc.array(scalar, { minLength: 1, maxLength: 2 }).map((values) => ({ $all: values })),
  fc.tuple(range, scalar).map(([name, value]) => ({ $not: { [name]: value } })),
  fc.tuple(range, scalar).map(([name, value]) => ({ $elemMatch: { [name]: value } })),
  fc.tuple(scalar, scalar).map(([x, y]) => ({ $elemMatch: { x, y: { $gte: y } } })),
  scalar.map((x) => ({ $elemMatch: { x } })),
);

const field = fc.tuple(
  path,
  fc.oneof({ weight: 2, arbitrary: scalar }, { weight: 3, arbitrary: operator }, anything.filter(isLiteral)),
);

function isLiteral(value: unknown): boolean {
  return typeof value !== 'object' || value === null || !Object.keys(value)[0]?.startsWith('$');
}

const flat: fc.Arbitrary<Record<string, unknown>> = fc
  .array(field, { maxLength: 3 })
  .map((fields) => Object.fromEntries(fields));

/** Queries with up to three fields, sometimes put together by a logical operator. */
export const query: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 4, arbitrary: flat },
  fc
    .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(flat, { minLength: 1, maxLength: 3 }), flat)
    .map(([name, branches, rest]) => ({ ...rest, [name]: branches })),
  fc.tuple(path, fc.array(scalar, { minLength: 1, maxLength: 3 })).map(([name, values]) => ({
    $or: values.map((value) => ({ [name]: { $eq: value } })),
  })),
);

const direction = fc.constantFrom<1 | -1>(1, -1);
const directions = fc.array(direction, { minLength: 4, maxLength: 4 });

/** A sort over at most one path that may hold arrays (two would be parallel arrays, which MongoDB refuses). */
const sort = fc
  .tuple(fc.shuffledSubarray(['n', 's', 'a', '_id'], { maxLength: 3 }), fc.constantFrom('a', 'a.x'), directions)
  .map(([fields, array, signs]) =>
    Object.fromEntries(fields.map((name, i) => [name === 'a' ? array : name, signs[i] ?? 1])),
  );

export type Keys = Array<[path: string, direction: 1 | -1]>;

/** Some indexes over the same paths. */
export const indexes: fc.Arbitrary<Keys[]> = fc.array(
  fc
    .tuple(fc.shuffledSubarray(['n', 's', 'a', 'x', 'y', '_id'], { minLength: 1, maxLength: 3 }), directions)
    .map(([fields, signs]) =>
      fields.map((name, i): [string, 1 | -1] => [name === 'x' || name === 'y' ? `a.${name}` : name, signs[i] ?? 1]),
    )
    .filter((keys) => !keys.some(([one]) => one === 'a') || !keys.some(([one]) => one.startsWith('a.'))),
  { minLength: 1, maxLength: 3 },
);

export interface Question {
  query: Record<string, unknown>;
  sort: Record<string, number>;
  offset: number;
  limit: number;
}

const page = { offset: fc.integer({ min: 0, max: 3 }), limit: fc.integer({ min: 1, max: 6 }) };

/** Anything may be asked. */
export const question: fc.Arbitrary<Question> = fc.record({ query, sort, ...page });

const bound = fc.oneof(
  { weight: 2, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 3 }).map((values) => ({ $in: values })) },
  fc.tuple(range, scalar).map(([name, value]) => ({ [name]: value })),
  fc.tuple(scalar, scalar).map(([from, to]) => ({ $gt: from, $lte: to })),
);
const aim = fc.record({
  index: fc.nat({ max: 2 }),
  bounds: fc.array(bound, { maxLength: 3 }),
  also: fc.option(field, { nil: undefined, freq: 3 }),
  from: fc.nat({ max: 2 }),
  flip: fc.boolean(),
  ...page,
});

/** A question an index was made for: conditions on its first components, the order of the others, maybe backwards. */
export const aimedQuestion: fc.Arbitrary<(indexes: Keys[]) => Question> = aim.map(
  ({ index, bounds, also, from, flip, ...rest }) =>
    (indexes) => {
      const keys = indexes[index % indexes.length] ?? [];
      const conditions = keys.slice(0, bounds.length).map(([path], i) => [path, bounds[i]]);
      const order = keys.slice(from).map(([path, sign]) => [path, flip ? -sign : sign]);
      return {
        query: Object.fromEntries([...(also ? [also] : []), ...conditions]),
        sort: Object.fromEntries(order),
        ...rest,
      };
    },
);
