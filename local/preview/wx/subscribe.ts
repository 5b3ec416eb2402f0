import type { PhoneHost } from '../runtime/contract';
import { ApiFail, api, required } from './api';
import { servicesOf } from './services';
import { subscribeSheet } from './sheets/subscribe-sheet';

/** WeChat asks for at most this many templates in one sheet. */
const MOST = 3;

/** `wx.requestSubscribeMessage`: each accepted template is one consent, and so one message, in the local cloud. */
export function subscribeApi(phone: PhoneHost) {
  const { device } = servicesOf(phone);
  return {
    requestSubscribeMessage: api<WechatMiniprogram.RequestSubscribeMessageOption>(
      'requestSubscribeMessage',
      async ({ tmplIds }) => {
        const ids = required(tmplIds, 'tmplIds', 'Array');
        if (ids.length === 0) throw new ApiFail("TmplIds can't be empty", { errCode: 10001 });
        if (ids.length > MOST) throw new ApiFail('Templates count out of max bounds', { errCode: 20003 });
        if (!device.online) throw new ApiFail('Request subscribe message failed', { errCode: 10003 });
        const accepted = await subscribeSheet(
          phone,
          ids.map((id) => ({ id, title: device.templateTitles[id] ?? `订阅消息 ${id}` })),
        );
        if (accepted.length > 0) await consent(phone, device.fetch, accepted);
        device.record('subscribe', { accepted });
        return Object.fromEntries(ids.map((id) => [id, accepted.includes(id) ? 'accept' : 'reject']));
      },
    ),
  };
}

async function consent(phone: PhoneHost, send: typeof fetch, templateIds: string[]): Promise<void> {
  const response = await send(`${phone.apiBase}/local/consents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-openid': phone.person },
    body: JSON.stringify({ openid: phone.person, templateIds }),
  }).catch(() => undefined);
  if (!response?.ok) throw new ApiFail('Request subscribe message failed', { errCode: 10003 });
}
