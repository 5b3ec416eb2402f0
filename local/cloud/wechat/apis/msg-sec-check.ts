import type { OpenApi } from '../open-api';
import { refusal } from '../open-api';
import words from '../risky-words.json';

const maxCharacters = 2_500;
/** WeChat checks only for people who used the mini program within two hours. */
const seenWithinMs = 2 * 60 * 60 * 1000;
const cleanLabel = 100;

/**
 * `security.msgSecCheck` version 2: refuses the words of `risky-words.json`, passes everything else.
 * Errors: 40003 openid, 61010 openid not seen within two hours, 40097 version or scene, 44002 no content, 45002 too long.
 */
export const checkText: OpenApi = (params, context) => {
  const { version, scene, openid, content } = params;
  if (version !== 2) return refusal(40097, 'invalid args: version must be 2');
  if (![1, 2, 3, 4].includes(Number(scene))) return refusal(40097, 'invalid args: scene must be 1 to 4');
  if (typeof openid !== 'string' || openid === '') return refusal(40003, 'invalid openid');
  if (typeof content !== 'string' || content === '') return refusal(44002, 'empty post data');
  if ([...content].length > maxCharacters) return refusal(45002, 'content size out of limit');
  const seen = context.lastSeen(openid);
  if (context.insideFunction && (seen === undefined || context.now() - seen > seenWithinMs)) {
    return refusal(61010, 'user access record has expired');
  }
  const found = words.find(({ word }) => content.includes(word));
  const suggest = found ? 'risky' : 'pass';
  const label = found?.label ?? cleanLabel;
  const detail = found
    ? { strategy: 'keyword', errcode: 0, suggest, label, keyword: found.word, prob: 90 }
    : { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 };
  return {
    json: {
      errcode: 0,
      errmsg: 'ok',
      result: { suggest, label },
      detail: [detail],
      trace_id: `local-${context.now()}`,
    },
  };
};
