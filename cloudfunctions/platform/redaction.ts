/**
 * Personal data in free text, as it must not stand on a public notice: phones, id numbers, bank cards, door numbers, and
 * names after the words that announce one. What it finds it covers; a clerk reads the rest, for no rule knows every name.
 */
interface Kind {
  name: string;
  pattern: RegExp;
  cover: (found: string) => string;
}

const stars = (count: number): string => '*'.repeat(count);

const kinds: readonly Kind[] = [
  // 18 digits with a check character, or the 15 of old cards.
  {
    name: '身份证号',
    pattern: /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/g,
    cover: (id) => `${id.slice(0, 3)}${stars(id.length - 4)}${id.slice(-1)}`,
  },
  { name: '银行卡号', pattern: /(?<!\d)\d{16,19}(?!\d)/g, cover: (card) => stars(card.length) },
  {
    name: '手机号',
    pattern: /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
    cover: (phone) => `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  },
  { name: '电话号', pattern: /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g, cover: (phone) => `${phone.slice(0, 4)}****` },
  // 3号楼2单元501室, 5栋501, 12-3-402
  {
    name: '门牌号',
    pattern:
      /(\d{1,3}\s*(号楼|栋|幢)\s*)?(\d{1,2}\s*单元\s*)?\d{1,2}0\d\s*(室|户|号房)?(?!\d)(?<=室|户|号房|栋\d+|楼\d+|单元\d+)/g,
    cover: () => '**号',
  },
  { name: '门牌号', pattern: /(?<!\d)\d{1,3}-\d{1,2}-\d{2,4}(?!\d)/g, cover: () => '**号' },
  // 我叫张三, 姓名：李小明, 申请人王五
  {
    name: '姓名',
    pattern: /(?<=我叫|姓名[:：]?|申请人[:：]?|户主[:：]?|老人叫)[\u4e00-\u9fa5]{2,4}?(?=[，。,.、；;\s（(]|$)/g,
    cover: (name) => `${name.slice(0, 1)}${stars(name.length - 1)}`,
  },
];

/** What kinds of personal data a text holds, in Chinese, each once. */
export function personalDataIn(text: string): string[] {
  const found = kinds.filter(({ pattern }) => text.match(pattern) !== null).map(({ name }) => name);
  return [...new Set(found)];
}

/** The text with what was found covered. */
export function redacted(text: string): string {
  return kinds.reduce((covered, { pattern, cover }) => covered.replace(pattern, cover), text);
}
