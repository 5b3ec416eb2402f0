import { maxValue, minValue, number, pipe, regex, string } from 'valibot';

/** A code of a region or a grid: digits, as long as the place's scheme has them. */
export const codeInput = pipe(string(), regex(/^\d{2,24}$/, '编号不对，请重新扫码或搜索'));

const locationProblem = '没有得到正确的位置，请重新定位或在地图上选点';

/** GCJ-02 degrees. */
export const longitudeInput = pipe(number(), minValue(-180, locationProblem), maxValue(180, locationProblem));
export const latitudeInput = pipe(number(), minValue(-90, locationProblem), maxValue(90, locationProblem));
