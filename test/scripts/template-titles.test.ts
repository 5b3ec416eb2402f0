import { defaultSettings } from '../../cloudfunctions/platform/default-settings';
import { templateTitles } from '../../scripts/template-titles';

it('has a title for every template a new town asks for', () => {
  const ids = Object.values(defaultSettings.templates);
  expect(Object.keys(templateTitles).sort()).toEqual([...ids].sort());
  for (const id of ids) expect(templateTitles[id]).toMatch(/通知|提醒/);
});
