import type { PhoneHost } from '../../runtime/contract';
import { bottomSheet } from './bottom-sheet';
import { h } from './h';

/** The settings page of a mini program: one switch for each permission that was ever asked for. */
export async function settingsSheet(
  phone: PhoneHost,
  scopes: Record<string, string>,
  permissions: { all(): Record<string, boolean>; set(scope: string, allowed: boolean): void },
): Promise<void> {
  const rows = Object.entries(permissions.all()).map(([scope, allowed]) => {
    const box = h('input', { type: 'checkbox', checked: allowed, 'data-scope': scope });
    box.addEventListener('change', () => permissions.set(scope, box.checked));
    return h('label', { class: 'wx-sheet__row' }, scopes[scope] ?? scope, box);
  });
  const body = h('div', {}, ...(rows.length ? rows : [h('div', { class: 'wx-sheet__text' }, '还没有请求过任何权限')]));
  await bottomSheet(phone, {
    kind: 'settings',
    title: '设置',
    body,
    actions: [{ label: '完成', value: 'done', isPrimary: true }],
  });
}
