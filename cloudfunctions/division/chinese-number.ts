const digits = '零一二三四五六七八九';

/** 1 → 一, 12 → 十二, 110 → 一百一十, 205 → 二百零五. For 1 to 999. */
export function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const digit = (place: number): string => digits.charAt(place);
  const tail = ones > 0 ? digit(ones) : '';
  if (hundreds === 0) return tens === 0 ? tail : `${tens > 1 ? digit(tens) : ''}十${tail}`;
  if (tens === 0) return `${digit(hundreds)}百${ones > 0 ? `零${tail}` : ''}`;
  return `${digit(hundreds)}百${digit(tens)}十${tail}`;
}
