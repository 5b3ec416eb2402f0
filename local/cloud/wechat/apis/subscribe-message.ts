import { isFieldValue } from '../field-rules';
import type { OpenApi } from '../open-api';
import { refusal } from '../open-api';

/**
 * `subscribeMessage.send`: spends one consent of the person for the template and keeps the message.
 * Errors: 40003 openid, 40037 template, 41030 page, 43101 no consent left, 47003 a field breaks its rule.
 */
export const sendSubscribeMessage: OpenApi = (params, context) => {
  const { touser, template_id: templateId, page = '', data } = params;
  if (typeof touser !== 'string' || touser === '') return refusal(40003, 'invalid openid');
  if (typeof templateId !== 'string' || templateId === '') return refusal(40037, 'invalid template_id');
  if (typeof page !== 'string') return refusal(41030, 'invalid page');
  const fields = readFields(data);
  if (typeof fields === 'string') return refusal(47003, `argument invalid! ${fields}`);
  const message = context.ledger.send({ openid: touser, templateId, page, data: fields }, context.now());
  if (!message) return refusal(43101, 'user refuse to accept the msg');
  context.sent(message);
  return { json: { errcode: 0, errmsg: 'ok', msgid: message.id } };
};

/** Field → text, or what is wrong with the first bad field in WeChat's words. */
function readFields(data: unknown): Record<string, string> | string {
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) return 'data is empty';
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(data)) {
    const value = (field as { value?: unknown } | null)?.value;
    if (!isFieldValue(name, value)) return `data.${name}.value invalid`;
    fields[name] = value;
  }
  return fields;
}
