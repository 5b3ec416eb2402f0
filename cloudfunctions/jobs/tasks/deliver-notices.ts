import { findCase } from '../../case/repository';
import { peopleOfDesk, useConsent } from '../../notice/desk-people';
import { type Notice, recipientOf } from '../../notice/notice';
import { claim, listPending, settleDelivery } from '../../notice/repository';
import cloud from '../../platform/cloud';
import { chinaTime } from '../../platform/duty-hours';
import { settingsOf } from '../../platform/read-settings';

const batch = 50;

/**
 * Sends the subscription messages that wait. Each is claimed first, so two runs never send the same; a resident's
 * consent was taken by the step that made the notice, a desk's people each give one of theirs.
 */
export async function deliverNotices(now: Date): Promise<Record<string, number>> {
  let sent = 0;
  for (const notice of await listPending(batch)) {
    if (!(await claim(notice._id))) continue;
    const facts = await findCase(notice.caseId);
    if (!facts) continue;
    const { templates } = await settingsOf(facts.town, now);
    const receivers = await receiversOf(notice, now);
    const template = notice.kind === 'deskWork' ? templates.deskWork : templates.caseProgress;
    const outcomes = await Promise.all(receivers.map((openid) => send(openid, template, notice)));
    const reached = outcomes.filter(Boolean).length;
    sent += reached;
    await settleDelivery(notice._id, receivers.length === 0 ? 'inbox' : reached > 0 ? 'sent' : 'refused');
  }
  return { sent };
}

async function receiversOf(notice: Notice, now: Date): Promise<string[]> {
  const resident = recipientOf.openidIn(notice.recipient);
  if (resident) return [resident];
  const desk = recipientOf.deskIn(notice.recipient);
  // A leader reads in the app: subscription messages are for who has to act.
  const people = desk === undefined ? [] : await peopleOfDesk(desk, now);
  const willing = await Promise.all(
    people.map(async (person) => ((await useConsent(person._id)) ? person.openid : undefined)),
  );
  return willing.filter((openid) => openid !== undefined);
}

/** WeChat's errcode 43101: the person gave no consent, or it is used up. The inbox has the message all the same. */
async function send(openid: string, templateId: string, notice: Notice): Promise<boolean> {
  if (!templateId) return false;
  const page = notice.kind === 'deskWork' ? 'packages/staff/case/case' : 'packages/resident/case/case';
  try {
    await cloud.openapi['subscribeMessage'].send({
      touser: openid,
      templateId,
      page: `${page}?id=${notice.caseId}`,
      // Field forms of WeChat's templates: thing ≤ 20 characters, phrase ≤ 5 Chinese characters, date as text.
      data: {
        thing1: { value: notice.matter.slice(0, 20) },
        phrase2: { value: notice.stateText.slice(0, 5) },
        thing3: { value: notice.title.slice(0, 20) },
        date4: { value: chinaTime(notice.at).format('YYYY年M月D日 HH:mm') },
      },
    });
    return true;
  } catch (error) {
    const code = (error as { errCode?: number }).errCode;
    if (code === 43101) return false;
    throw error;
  }
}
