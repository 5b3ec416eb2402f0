import { EJSON } from 'bson';
import type { CaseEvent } from '../../cloudfunctions/case/case';
import { chainEvent } from '../../cloudfunctions/case/events';
import { storedCase } from './case-steps';
import { openidOf, type SmallTown, submission } from './small-town';

/** How many of a long case's steps are taken by the functions at its end. */
const lastTaken = 3;

/**
 * A case with so many steps, all its officer's replies from the third on. Its beginning and its end are taken by the functions;
 * the replies between are laid into its chain as they would have been, which spares the functions two hundred calls.
 */
export async function longCase(town: SmallTown, steps: number): Promise<string> {
  const wang = openidOf('wang');
  const { id } = await town.call('zhang-openid', 'case.submit', submission());
  await town.call(wang, 'case.accept', { id });
  await town.call(wang, 'case.reply', { id, text: '第 3 步', photos: [] });
  await layReplies(town, id, steps - lastTaken);
  for (let seq = steps - lastTaken + 1; seq <= steps; seq++) {
    await town.call(wang, 'case.reply', { id, text: `第 ${seq} 步`, photos: [] });
  }
  return id;
}

/** Repeats the newest step until the case has so many. */
export async function layReplies({ cloud }: SmallTown, id: string, until: number): Promise<void> {
  const { events } = await storedCase(cloud, id);
  const pattern = events.at(-1);
  if (!pattern) throw new RangeError(`${id} has no steps`);
  const { hash: _, ...repeated } = pattern;
  for (let last: CaseEvent = pattern; last.seq < until; events.push(last)) {
    const seq = last.seq + 1;
    last = chainEvent(id, last, { ...repeated, seq, publicText: `第 ${seq} 步`, request: `laid-${id}-${seq}` });
  }
  await cloud.database.handle(
    'database.modifyDocument',
    {
      collectionName: 'cases',
      queryType: 'DOC',
      query: JSON.stringify({ _id: id }),
      merge: true,
      data: EJSON.stringify({ $set: { events, version: until } }, { relaxed: false }),
    },
    'test',
  );
}
