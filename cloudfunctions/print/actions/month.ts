import { optional, pipe, regex, strictObject, string } from 'valibot';
import { personIdInput } from '../../account/inputs';
import { findPersonWithPlaces } from '../../account/repository';
import { defineAction } from '../../platform/action';
import { dateOf } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { writeFile } from '../../platform/files';
import { holds } from '../../platform/identity';
import { writeLog } from '../../platform/log';
import { mayReadCommunity } from '../../worklog/policy';
import { readMonth } from '../../worklog/read-month';
import { drawMonth } from '../pieces/month';

/** A file to be fetched, under the name people will see. */
export interface PrintedMonth {
  fileId: string;
  fileName: string;
  pages: number;
}

const monthInput = pipe(string(), regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份不对'));

/**
 * A month of a work log on paper: its officer's own, or of one of their community for its lead and the town's office. A
 * retry writes the same file again. Who printed another's is in the log. About twenty database calls, most of them at once.
 *
 * @throws FORBIDDEN somebody else's log outside the caller's place
 */
export const month = defineAction({
  input: strictObject({ month: monthInput, person: optional(personIdInput) }),
  async run({ month: asked, person: id }, context): Promise<PrintedMonth> {
    const { now, requestId } = context;
    const actor = await context.actor();
    const person = await findPersonWithPlaces(id ?? actor.personId ?? '');
    if (!person || !(person._id === actor.personId || mayReadCommunity(actor, person.community))) {
      throw new AppError('FORBIDDEN', 'not this log', '这不是您能看的日志');
    }
    if (asked > dateOf(now).slice(0, 7)) {
      throw new AppError('BAD_INPUT', 'a month to come', '还没有到这个月', { field: 'month' });
    }
    const own = person.roles.filter((grant) => grant.role === 'officer' && !grant.standInFor && holds(grant, now));
    const grids = person.grids.filter(({ _id }) => own.some(({ scope }) => scope === _id));
    const head = { community: grids[0]?.communityName ?? '', grids: grids.map(({ name }) => name).join('、') };
    const log = await readMonth(person._id, person.name, asked);
    const { bytes, pages } = await drawMonth(log, head, now);
    const fileId = await writeFile(`exports/${dateOf(now).slice(0, 7)}/${requestId}.pdf`, bytes);
    if (person._id !== actor.personId) writeLog({ printed: 'worklog', person: person._id, by: actor.personId });
    return { fileId, fileName: `${person.name}工作日志${asked.replace('-', '年')}月.pdf`, pages };
  },
});
