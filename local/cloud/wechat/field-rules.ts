/**
 * What a field of a subscription message may hold, by the kind in its name (`thing1` is of the kind `thing`). WeChat refuses
 * the whole message with 47003 when one field breaks its rule.
 * Source: 小程序订阅消息, 订阅消息参数值内容限制说明. Lengths are in characters.
 */
const rules: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  number: (value) => length(value) <= 32 && /^-?\d+(\.\d+)?$/.test(value),
  letter: (value) => length(value) <= 32 && /^[A-Za-z]+$/.test(value),
  symbol: (value) => length(value) <= 5 && /^[^\p{L}\p{N}\s]+$/u.test(value),
  character_string: (value) => length(value) <= 32 && /^[\x20-\x7e]+$/.test(value),
  time: (value) => clockTime.test(value),
  date: (value) => calendarDay.test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => /^[\p{Script=Han}A-Za-z0-9][A-Za-z0-9]{0,6}[\p{Script=Han}A-Za-z0-9]$/u.test(value),
  name: (value) => /^\p{Script=Han}{1,10}$/u.test(value) || /^[A-Za-z\p{P}\p{S} ]{1,20}$/u.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

const clock = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
const day = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2})`;
const clockTime = new RegExp(`^(${day} ?)?${clock}(~(${day} ?)?${clock})?$`);
const calendarDay = new RegExp(`^${day}( ?${clock})?(~${day}( ?${clock})?)?$`);

/** Whether WeChat would take `value` in the field `name`. A field of an unknown kind is refused too. */
export function isFieldValue(name: string, value: unknown): value is string {
  const kind = /^([a-z_]+?)\d+$/.exec(name)?.[1];
  const rule = kind !== undefined && Object.hasOwn(rules, kind) ? rules[kind] : undefined;
  return rule !== undefined && typeof value === 'string' && value.trim() !== '' && rule(value);
}

/** Characters as a person counts them, not UTF-16 units. */
function length(value: string): number {
  return [...value].length;
}
