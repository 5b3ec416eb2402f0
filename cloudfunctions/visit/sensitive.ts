import { personalDataIn } from '../platform/redaction';

/**
 * What a register of visits must never hold: what police, courts and doctors keep. A person who reads a category written
 * into a free field once will write it again, so the word itself is refused, wherever it is typed or imported.
 */
const refused: ReadonlyArray<readonly [kind: string, words: RegExp]> = [
  [
    '公安、司法信息',
    /吸毒|戒毒|涉毒|刑满|刑释|服刑|前科|劳教|社区矫正|邪教|重点人员|上访|信访户|维稳|涉恐|通缉|拘留|犯罪/,
  ],
  ['疾病、医疗信息', /精神病|精神障碍|精神分裂|艾滋|HIV|乙肝|肺结核|结核病|梅毒|癌|肿瘤|抑郁症|癫痫|病历|诊断/i],
];

/** Why a text must not be stored, in Chinese; undefined when it may. */
export function sensitiveProblem(text: string): string | undefined {
  for (const [kind, words] of refused) {
    const found = words.exec(text)?.[0];
    if (found) return `台账不登记${kind}，请删去「${found}」`;
  }
  const numbers = personalDataIn(text).filter((kind) => kind === '身份证号' || kind === '银行卡号');
  return numbers.length > 0 ? `台账不登记${numbers.join('和')}，请删去` : undefined;
}
