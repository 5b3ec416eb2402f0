import { checkWords, type Words } from '../platform/content-check';

/** What one question to WeChat takes, with room for what overlaps. */
const piece = 2_300;
/** A word may stand on the border of two pieces. */
const overlap = 40;

/** Asks WeChat about title and text; a long text in pieces. One call for a short one, at most four. */
export async function checkAnnouncement(openid: string, title: string, text: string): Promise<void> {
  const words: Words[] = [{ field: 'title', label: '标题', text: title }];
  for (let at = 0; at < text.length; at += piece - overlap) {
    words.push({ field: 'text', label: '正文', text: text.slice(at, at + piece) });
  }
  await checkWords(openid, words);
}
