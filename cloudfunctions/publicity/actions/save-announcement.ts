import { findRegion } from '../../grid/repository';
import { type ActionContext, defineAction } from '../../platform/action';
import { keyedHash } from '../../platform/encryption';
import { AppError } from '../../platform/errors';
import { checkPictures } from '../../platform/pictures';
import { type Announcement, always, leadOf, never } from '../announcement';
import { presentWritten, type WrittenView } from '../announcement-presenter';
import { findAnnouncement, insertAnnouncement } from '../announcement-repository';
import { changeAnnouncement, pinnedUntil } from '../change-announcement';
import { checkAnnouncement } from '../check-announcement';
import { written } from '../inputs';
import { maySpeakFor } from '../policy';

type Written = Parameters<(typeof saveAnnouncement)['run']>[0];

/**
 * Writes an announcement, as a draft or for everybody, or changes one that is there. Two to four database calls. A new
 * one's id comes from the person and the tap, so a retry finds it; `ANNOUNCEMENT_CHANGED` when somebody was faster.
 */
export const saveAnnouncement = defineAction({
  input: written,
  async run(input, context): Promise<WrittenView> {
    const actor = await context.actor();
    if (!maySpeakFor(actor, input.place)) throw new AppError('FORBIDDEN', 'does not speak for this place');
    const { now } = context;
    if (input.endsAt !== null && input.endsAt <= now.getTime()) {
      throw new AppError('BAD_INPUT', 'ends in the past', '结束的日期已经过了', { field: 'endsAt' });
    }
    await checkAnnouncement(context.openid, input.title, input.text);
    await checkPictures(input.pictures);
    return presentWritten(input.id ? await changed(input.id, input, context) : await added(input, context), now);
  },
});

async function added(input: Written, { openid, requestId, now, actor }: ActionContext): Promise<Announcement> {
  const { personId = '', name = '' } = await actor();
  const id = keyedHash('announcement', `${openid} ${requestId}`);
  const region = await findRegion(input.place);
  if (!region) throw new AppError('NOT_FOUND', 'no such place', '没有找到这个社区或镇');
  const row: Announcement = {
    _id: id,
    place: input.place,
    placeName: region.shortName,
    state: input.publish ? 'published' : 'draft',
    ...wordsOf(input),
    pinnedUntil: input.publish ? await pinnedUntil(input.pinnedUntil, input.place, id, now) : asDate(input.pinnedUntil),
    publishedAt: input.publish ? now : never,
    changedAt: null,
    readers: 0,
    by: { personId, name },
    withdrawn: null,
    edition: 1,
    changedBy: name,
    requests: [requestId],
    updatedAt: now,
  };
  if (await insertAnnouncement(row)) return row;
  return (await findAnnouncement(id)) ?? row;
}

function changed(id: string, input: Written, context: ActionContext): Promise<Announcement> {
  const { now } = context;
  return changeAnnouncement(
    { id, edition: input.edition },
    context,
    ({ place }) => {
      if (place !== input.place) {
        throw new AppError('BAD_INPUT', 'place changed', '写好的通知不能换地方', { field: 'place' });
      }
    },
    async ({ state, publishedAt, withdrawn }) => {
      if (withdrawn) {
        throw new AppError('ANNOUNCEMENT_CHANGED', 'withdrawn', `${withdrawn.name}已撤回这条通知，请另写一条`);
      }
      const wasShown = state === 'published';
      const shown = wasShown || input.publish;
      return {
        ...wordsOf(input),
        state: shown ? 'published' : 'draft',
        pinnedUntil: shown ? await pinnedUntil(input.pinnedUntil, input.place, id, now) : asDate(input.pinnedUntil),
        publishedAt: wasShown ? publishedAt : shown ? now : never,
        changedAt: wasShown ? now : null,
      };
    },
  );
}

function wordsOf({ title, text, pictures, endsAt }: Written) {
  return { title, text, lead: leadOf(text), pictures, endsAt: endsAt === null ? always : new Date(endsAt) };
}

/** A draft keeps what was chosen; whether it fits is asked when it is published. */
const asDate = (at: number | null): Date => (at === null ? never : new Date(at));
