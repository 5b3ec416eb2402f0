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

/** What one call of msgSecCheck 2.0 takes. */
const mostCharacters = 2_500;

/**
 * Asks WeChat whether people's words may be published (msgSecCheck 2.0, at most 2,500 characters, the openid seen
 * within two hours). One call when all is well; only what was refused together is asked again field by field. Throws
 * `CONTENT_REFUSED` naming the field and, where WeChat tells, the words to change.
 */
export async function checkWords(openid: string, words: readonly Words[]): Promise<void> {
  const written = words.filter(({ text }) => text.trim() !== '');
  const together = written.map(({ text }) => text).join('\n');
  if (written.length > 1 && together.length <= mostCharacters && !isRisky(await ask(openid, together))) return;
  for (const { field, label, text } of written) {
    const reply = await ask(openid, text);
    if (!isRisky(reply)) continue;
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

async function ask(openid: string, content: string): Promise<CheckReply> {
  return (await cloud.openapi['security'].msgSecCheck({ openid, scene: 2, version: 2, content })) as CheckReply;
}

/** `review` means unsure: a person reads the case anyway, so only a clear `risky` stops it. */
function isRisky(reply: CheckReply): boolean {
  return reply.result?.suggest === 'risky';
}
