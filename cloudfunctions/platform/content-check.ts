import cloud from './cloud';
import { AppError } from './errors';

/** A piece of text a person wrote, with the name its field has on the screen. */
export interface Words {
  field: string;
  label: string;
  text: string;
}

/** What msgSecCheck 2.0 answers, as far as it is read here. */
interface CheckReply {
  result?: { suggest?: string };
  detail?: Array<{ suggest?: string; keyword?: string }>;
}

/**
 * Asks WeChat whether people's words may be published (msgSecCheck 2.0, at most 2,500 characters, the openid seen
 * within two hours). Throws `CONTENT_REFUSED` naming the field and, where WeChat tells, the words to change.
 */
export async function checkWords(openid: string, words: readonly Words[]): Promise<void> {
  for (const { field, label, text } of words) {
    if (text.trim() === '') continue;
    const reply = (await cloud.openapi['security'].msgSecCheck({
      openid,
      scene: 2,
      version: 2,
      content: text,
    })) as CheckReply;
    // `review` means unsure: a person reads the case anyway, so only a clear `risky` stops it.
    if (reply.result?.suggest !== 'risky') continue;
    const keywords = [
      ...new Set(
        (reply.detail ?? []).flatMap((part) => (part.suggest === 'risky' && part.keyword ? [part.keyword] : [])),
      ),
    ];
    const what = keywords.length > 0 ? `中的「${keywords.join('」「')}」` : '';
    throw new AppError('CONTENT_REFUSED', `msgSecCheck refused ${field}`, `${label}${what}不能发布，请修改后再提交`, {
      field,
      keywords,
    });
  }
}
