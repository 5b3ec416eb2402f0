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
  transform,
  trim,
  union,
} from 'valibot';
import { isCaseNumber } from './number';

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

export const categoryCode = pipe(string(), regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, '请选择事项类别'));

/** Nine digits with their check digit, however they were spaced when said or typed. */
export const caseNo = pipe(
  string(),
  transform((text) => text.replace(/\s/g, '')),
  check(isCaseNumber, '编号不对，请核对 9 位数字'),
);

const departmentName = pipe(string(), trim(), minLength(1), maxLength(20));
export const departments = pipe(
  array(departmentName),
  minLength(1, '请选择部门'),
  maxLength(6, '一次最多交 6 个部门'),
  check((names) => new Set(names).size === names.length, '部门重复了'),
);

/** A department's desk: `<town>/<name>`. */
export const deskCode = pipe(string(), regex(/^\d{6,20}(\/.{1,20})?$/));

export const missingList = pipe(
  array(pipe(string(), trim(), minLength(1, '请写明材料名称'), maxLength(60, '材料名称最多 60 个字'))),
  minLength(1, '请列出缺少的材料'),
  maxLength(20, '最多列 20 项材料'),
);

/** A pause is for what takes weeks, not for ever. */
export const pauseDays = pipe(number(), integer('请填写天数'), minValue(1, '至少 1 天'), maxValue(60, '最多 60 天'));
