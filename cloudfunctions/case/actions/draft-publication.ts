import { strictObject } from 'valibot';
import { defineAction } from '../../platform/action';
import { settingsAt } from '../../platform/read-settings';
import { redacted } from '../../platform/redaction';
import { id } from '../inputs';
import { readCase } from '../take-step';

/** What a publication could say, with names, phones, id and door numbers covered; the clerk checks and edits it. */
export const draftPublication = defineAction({
  input: strictObject({ id }),
  async run(input, context) {
    const facts = await readCase(input.id, await context.actor());
    const rules = await settingsAt(facts.town, facts.rules);
    return {
      title: `${facts.communityName}${facts.category.name}审核公示`,
      text: redacted(`申请事项：${facts.category.name}。申请人：${facts.communityName}居民。基本情况：${facts.text}`),
      note: rules.texts.noticeBoard,
      boards: [`${facts.communityName}公示栏`, '镇公示栏'],
    };
  },
});
