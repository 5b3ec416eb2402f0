/**
 * Personal data in free text, as it must not stand on a public notice: phones, id numbers, bank cards, car plates, door
 * numbers, and names after the words that announce one. Rather a word too much covered than one too few; a clerk reads
 * the rest, for no rule knows every name.
 */
interface Kind {
  name: string;
  pattern: RegExp;
  cover: (found: string) => string;
}

const stars = (count: number): string => '*'.repeat(count);

/** A number as people write it before 栋, 单元 or 室. */
const number = '(?:\\d{1,4}|[一二三四五六七八九十百零〇两]{1,5})';
/** 3号楼, 5栋, A座 */
const building = `(?:${number}|[A-Za-z])\\s*(?:号楼|栋|幢|座)`;
const unit = `${number}\\s*单元`;
const floor = `(?:${number}\\s*(?:楼|层)\\s*)?`;
/** 501, 五〇一, with or without 室; an amount, a count or a date after a building is none. */
const room =
  '(?:\\d{2,4}|[一二三四五六七八九零〇]{3,4})(?![\\d.%％]|\\s*[元人个名米平年月天日多余盏处件次户])\\s*(?:号房|室|房|号)?';
const roomWithWord = '(?:\\d{3,4}|[一二三四五六七八九零〇]{3,4})\\s*(?:室|号房)';

/** The hundred commonest family names, more than nine people in ten. */
const surname =
  '[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛阎闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤]';
/** What follows a name that nobody set off with a comma. */
const nameEnd =
  '(?=[，。,.、；;！!？?：:\\s（()）]|$|今年|现年|身份证|电话|手机|家住|住在|住|男|女|年龄|系|是|因|的|与|和|及)';
/** Words that begin like a family name and are none. */
const noName =
  '(?!高龄|高血压|严重|曾经|曾多|常年|方便|任何|金额|何时|于|向|[\\u4e00-\\u9fa5]{0,10}(?:居民|村民|家庭|住户|社区))';
const named = `${surname}[\\u4e00-\\u9fa5]{1,3}?${nameEnd}`;

const kinds: readonly Kind[] = [
  // 18 characters with a date of birth inside, or the 15 of old cards.
  {
    name: '身份证号',
    pattern:
      /(?<!\d)[1-9]\d{5}[ -]?(?:(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dXx]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?!\d)/g,
    cover: (id) => `${id.slice(0, 3)}${stars(id.length - 4)}${id.slice(-1)}`,
  },
  {
    name: '银行卡号',
    pattern: /(?<!\d)(?:\d{16,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]?\d{1,3})?)(?!\d)/g,
    cover: (card) => stars(card.length),
  },
  {
    name: '手机号',
    pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
    cover: (phone) => `${phone.replace(/^\+?86[ -]?(?=1)/, '').slice(0, 3)}****${phone.slice(-4)}`,
  },
  // With its area code, or after the word; 12345 and 110 are nobody's own.
  {
    name: '电话号',
    pattern: /(?<!\d)[(（]?0\d{2,3}[)）]?[ -]?[1-9]\d{6,7}(?!\d)|(?<=电话[是为号码]{0,2}[:：]?\s?)[2-8]\d{6,7}(?!\d)/g,
    cover: () => '****',
  },
  {
    name: '车牌号',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]\s?[·•]?\s?(?=[A-Z0-9]*\d)[A-Z0-9]{5,6}(?![A-Z0-9])/g,
    cover: (plate) => `${plate.slice(0, 2)}*****`,
  },
  // 3号楼2单元501室, 5栋501, 2单元, 三层五〇一室; a building alone is where a lamp is out, not where somebody lives.
  {
    name: '门牌号',
    pattern: new RegExp(
      `${building}\\s*(?:${unit}\\s*)?${floor}${room}|${building}\\s*${unit}|${unit}\\s*${floor}(?:${room}|\\d{3,4}\\s*户)|(?<![\\d一二三四五六七八九零〇])${roomWithWord}`,
      'g',
    ),
    cover: () => '**',
  },
  // 12-3-402, but no date, which has four digits first; 住5-501
  {
    name: '门牌号',
    pattern: /(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])|(?<=住[在于]?\s?)\d{1,3}-\d{2,4}(?![\d-])/g,
    cover: () => '**',
  },
  // 十里店路 21 号, 二组15号
  {
    name: '门牌号',
    pattern: new RegExp(`(?<=路|街|巷|弄|大道|组)\\s*${number}\\s*号(?!楼|线)`, 'g'),
    cover: () => '**号',
  },
  // 姓名：李小明, 申请人：阿依古丽·买买提, 申请人王五，, 我叫张三今年
  {
    name: '姓名',
    pattern: new RegExp(
      [
        `(?<=(?:姓名|申请人|户主|联系人|当事人)\\s*[:：]\\s*)(?!${noName.slice(3, -1)})(?:[\\u4e00-\\u9fa5]{1,8}(?:·[\\u4e00-\\u9fa5]{1,8})+|[\\u4e00-\\u9fa5]{2,4}?${nameEnd}|${surname}[\\u4e00-\\u9fa5]{1,2})`,
        `(?<=姓名|申请人|户主|联系人|当事人|本人)${noName}${named}`,
        `(?<=[我名字人亲伴子女儿孩他她]叫)(?:${named}|${surname}[\\u4e00-\\u9fa5]{1,2})`,
      ].join('|'),
      'g',
    ),
    cover: (name) => `${name.slice(0, 1)}${stars(name.length - 1)}`,
  },
];

/** What kinds of personal data a text holds, in Chinese, each once. */
export function personalDataIn(text: string): string[] {
  return cover(text).found;
}

/** The text with what was found covered, its full-width digits made plain. */
export function redacted(text: string): string {
  return cover(text).text;
}

/** What a first look covered may leave something beside it to find. */
const mostLooks = 4;

/** One kind after the other, so that an id number is not taken for a bank card as well; again until nothing is found. */
function cover(text: string): { text: string; found: string[] } {
  const found = new Set<string>();
  let rest = withPlainDigits(text);
  for (let look = 0; look < mostLooks; look++) {
    const before = rest;
    for (const kind of kinds) {
      rest = rest.replace(kind.pattern, (match) => {
        found.add(kind.name);
        return kind.cover(match);
      });
    }
    if (rest === before) break;
  }
  return { text: rest, found: [...found] };
}

/** １３９ as 139: old phones' keyboards write them so. */
function withPlainDigits(text: string): string {
  return text.replace(/[０-９Ａ-Ｚ－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
