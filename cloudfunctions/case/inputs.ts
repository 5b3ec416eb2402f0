import {
  array,
  check,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  pipe,
  regex,
  strictObject,
  string,
  trim,
  union,
} from 'valibot';

/** Field schemas that several actions share. Sentences in Chinese are shown to the person as they stand. */

/** Opaque ids of our own making. */
export const id = pipe(string(), regex(/^[A-Za-z0-9_-]{8,64}$/));

/** A grid or community code; its length is the town's scheme. */
export const placeCode = pipe(string(), regex(/^\d{6,20}$/));

export const words = (label: string, most: number) =>
  pipe(string(), trim(), minLength(1, `请填写${label}`), maxLength(most, `${label}最多 ${most} 个字`));

export const optionalWords = (label: string, most: number) =>
  pipe(string(), trim(), maxLength(most, `${label}最多 ${most} 个字`));

/** At most nine pictures, by their storage file ids. */
export const photos = pipe(
  array(pipe(string(), maxLength(300), regex(/^cloud:\/\/[^\s]+$/))),
  maxLength(9, '照片最多 9 张'),
  check((ids) => new Set(ids).size === ids.length, '有照片重复了'),
);

/** GCJ-02 degrees, inside China's bounds. */
export const place = strictObject({
  longitude: pipe(number(), minValue(73), maxValue(136)),
  latitude: pipe(number(), minValue(3), maxValue(54)),
  address: pipe(string(), trim(), maxLength(120, '地点最多 120 个字')),
});

/** A phone in China: mobile, landline with or without area code, or service number. */
export const phone = pipe(
  string(),
  trim(),
  regex(/^(1[3-9]\d{9}|(0\d{2,3}-?)?[1-9]\d{6,7}|[49]\d{4,9})$/, '请检查电话号码'),
);

export const outcome = union([literal('solved'), literal('partlySolved'), literal('cannotSolve')]);

export const score = pipe(number(), integer('请选择 1 到 5 星'), minValue(1, '请选择 1 到 5 星'), maxValue(5));

/** Milliseconds since 1970, as cursors carry instants. */
export const instant = pipe(number(), minValue(0), maxValue(8.64e15));
