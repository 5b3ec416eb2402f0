import { findCase } from '../../case/repository';
import { giveBackConsent, peopleOfDesk, useConsent } from '../../notice/desk-people';
import { type Notice, recipientOf } from '../../notice/notice';
import { claim, listPending, putBack, settleDelivery } from '../../notice/repository';
import cloud from '../../platform/cloud';
import { chinaTime } from '../../platform/duty-hours';
import { writeLog } from '../../platform/log';
import { settingsOf } from '../../platform/read-settings';

const batch = 50;
/** After so many runs in which WeChat was busy the inbox is enough. */
const mostTries = 20;

/**
 * Sends the subscription messages that wait. Each is claimed first, so two runs never send the same; a resident's
 * consent was taken by the step that made the notice, a desk's people each give one of theirs. What WeChat was too busy
 * for, and so surely did not send, waits for the next run; after any other fault it is not tried again, because it may
 * have been sent.
 */
export async function deliverNotices(now: Date): Promise<Record<string, number>> {
  let sent = 0;
  for (const notice of await listPending(batch)) {
    if (!(await claim(notice._id))) continue;
    try {
      sent += await deliver(notice, now);
    } catch (error) {
      // It may have been sent, so it is not tried again; the inbox has it, and the others go on.
      writeLog({ task: 'deliverNotices', notice: notice._id, error: String(error) });
    }
  }
  return { sent };
}

/** Sends one message; resolves to how many people it reached. */
async function deliver(notice: Notice, now: Date): Promise<number> {
  const facts = await findCase(notice.caseId);
  if (!facts) return 0;
  const { templates } = await settingsOf(facts.town, now);
  const receivers = await receiversOf(notice, now);
  const template = notice.kind === 'deskWork' ? templates.deskWork : templates.caseProgress;
  const outcomes = await Promise.all(
    receivers.map(async (openid) => ({ openid, outcome: await send(openid, template, notice) })),
  );
  await settle(notice, outcomes);
  return outcomes.filter(({ outcome }) => outcome === 'sent').length;
}

type Outcome = 'sent' | 'refused' | 'busy';

/** Nobody was reached because WeChat was busy: another run. Whoever was reached is not told twice for the others' sake. */
async function settle(notice: Notice, outcomes: ReadonlyArray<{ openid: string; outcome: Outcome }>): Promise<void> {
  const busy = outcomes.filter(({ outcome }) => outcome === 'busy');
  if (recipientOf.openidIn(notice.recipient) === undefined) {
    for (const { openid } of busy) await giveBackConsent(openid);
  }
  const reached = outcomes.some(({ outcome }) => outcome === 'sent');
  if (busy.length > 0 && !reached && (notice.busy ?? 0) < mostTries) await putBack(notice._id);
  else await settleDelivery(notice._id, outcomes.length === 0 ? 'inbox' : reached ? 'sent' : 'refused');
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

/** WeChat is busy or is asked too often: it did nothing. */
const busyCodes = [-1, 45009];
/** No consent is left, or the template or a field is not as WeChat wants it: it never will be sent. */
const refusedCodes = [43101, 40003, 40037, 41030, 47003];

/** The inbox has the message whatever comes of it. Throws what is neither. */
async function send(openid: string, templateId: string, notice: Notice): Promise<Outcome> {
  if (!templateId) return 'refused';
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
    return 'sent';
  } catch (error) {
    const code = (error as { errCode?: number }).errCode ?? 0;
    if (busyCodes.includes(code)) return 'busy';
    if (!refusedCodes.includes(code)) throw error;
    writeLog({ event: 'message refused', kind: notice.kind, errCode: code });
    return 'refused';
  }
}
