import { personalDataIn } from '../platform/redaction';

/**
 * What a register of visits must never hold: what police, courts and doctors keep. A person who reads a category written
 * into a free field once will write it again, so the word itself is refused, wherever it is typed or imported. Words that
 * only hold such letters (晚上访问, 以前科室) are let through.
 */
const refused: ReadonlyArray<readonly [kind: string, words: RegExp]> = [
  [
    '公安、司法信息',
    /吸毒|戒毒|涉毒|刑满|刑释|服刑|(?<!以)前科(?![室员学技研])|劳教|社区矫正|邪教|重点人员|(?<![晚早以])上访(?![问客友谈])|信访户|维稳|涉恐|通缉|拘留|犯罪/,
  ],
  [
    '疾病、医疗信息',
    /精神病|精神障碍|精神分裂|艾滋|(?<![a-z])HIV(?![a-z])|乙肝|肺结核|结核病|梅毒|癌|肿瘤|抑郁症|癫痫|病历|诊断/i,
  ],
];

/** An id number as a card has it, with a date of birth inside, or any that ends on X. */
const idNumber =
  /(?<!\d)(?:[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]|\d{17}X)(?!\d)/i;

/** Why a text must not be stored at all, in Chinese; undefined when it may. */
export function sensitiveProblem(text: string): string | undefined {
  // Full-width letters as plain ones; set apart by blanks or dots it is the same word.
  const plain = text.normalize('NFKC');
  const together = plain.replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '');
  for (const [kind, words] of refused) {
    const found = (words.exec(plain) ?? words.exec(together))?.[0];
    if (found) return `台账不登记${kind}，请删去「${found}」`;
  }
  if (idNumber.test(plain.replace(/(?<=\d)[\s\p{P}\p{Cf}]+(?=[\dX])/giu, ''))) return '台账不登记身份证号，请删去';
  const numbers = personalDataIn(text).filter((kind) => kind === '身份证号' || kind === '银行卡号');
  return numbers.length > 0 ? `台账不登记${numbers.join('和')}，请删去` : undefined;
}

/** The same for words that are stored as they stand and shown unmasked: a phone there would be sealed nowhere. */
export function openTextProblem(text: string): string | undefined {
  const holdsPhone = personalDataIn(text).some((kind) => kind === '手机号' || kind === '电话号');
  return sensitiveProblem(text) ?? (holdsPhone ? '电话请填在家庭成员里，那里会加密，请删去这里的号码' : undefined);
}
