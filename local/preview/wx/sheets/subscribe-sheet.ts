import type { PhoneHost } from '../../runtime/contract';
import { appName } from '../permissions';
import { bottomSheet } from './bottom-sheet';
import { h } from './h';

/** Asks to send messages. Answers with the ids of the templates the person left ticked and allowed. */
export async function subscribeSheet(phone: PhoneHost, templates: { id: string; title: string }[]): Promise<string[]> {
  const rows = templates.map(({ id, title }) => {
    const box = h('input', { type: 'checkbox', checked: true, 'data-template': id });
    return { id, box, row: h('label', { class: 'wx-sheet__row' }, title, box) };
  });
  const answer = await bottomSheet(phone, {
    kind: 'subscribe',
    title: `${appName(phone)} 申请`,
    heading: '发送一次以下消息',
    body: h('div', {}, ...rows.map(({ row }) => row)),
    actions: [
      { label: '拒绝', value: 'deny' },
      { label: '允许', value: 'allow', isPrimary: true },
    ],
  });
  if (answer !== 'allow') return [];
  return rows.filter(({ box }) => box.checked).map(({ id }) => id);
}
