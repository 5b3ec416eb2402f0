import type { Case } from '../../../cloudfunctions/case/case';
import { fitsLedger, type LedgerPage } from '../../../cloudfunctions/case/ledger';
import { storedCase } from '../../support/case-steps';
import { openidOf, type SmallTown, startSmallTown, submission } from '../../support/small-town';
import { storedRows } from '../../support/stored-rows';

const day = 24 * 3_600_000;
const wang = openidOf('wang');

let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown();
});
afterEach(() => town.close());

const runJobs = () => town.cloud.invoke<Record<string, Record<string, number>>>('jobs', {}, { source: 'timer' });
const pages = async (): Promise<LedgerPage[]> =>
  (await storedRows<LedgerPage>(town.cloud, 'ledger', {})).sort((a, b) => a.number - b.number);
/** A case of two steps that the clock lets be for some days. */
const answered = async (): Promise<string> => {
  const { id } = await town.call('zhang-openid', 'case.submit', submission());
  await town.call(wang, 'case.settle', { id, outcome: 'solved', text: '已换灯泡', internalText: '', photos: [] });
  return id;
};
const heads = async (): Promise<string[]> =>
  (await pages()).flatMap((page) => page.heads.map(({ caseId, seq }) => `${caseId}:${seq}`));

describe('anchorHeads', () => {
  it('anchors once a day what changed, each page chained to the one before', async () => {
    const [first, second] = [await answered(), await answered()];
    await runJobs();
    expect(await heads()).toEqual([]);
    await town.cloud.advance(day);
    expect((await heads()).sort()).toEqual([`${first}:2`, `${second}:2`].sort());
    await town.call(wang, 'case.reply', { id: second, text: '请查看', photos: [] });
    await runJobs();
    expect(await heads()).toHaveLength(2);
    await town.cloud.advance(day);
    const written = await pages();
    const last = (await storedCase(town.cloud, second)).events.at(-1);
    expect(written.at(-1)?.heads).toEqual([{ caseId: second, seq: 3, hash: last?.hash }]);
    for (const [index, page] of written.entries()) {
      expect(fitsLedger(written[index - 1], page)).toBe(true);
      expect(page.complete).toBe(true);
    }
  });

  it('catches up once after days without a timer', async () => {
    await answered();
    await runJobs();
    await town.cloud.advance(4 * day);
    const caughtUp = await pages();
    await runJobs();
    await runJobs();
    expect(await pages()).toEqual(caughtUp);
    expect(caughtUp.filter((page) => page.heads.length > 0)).toHaveLength(1);
  });

  it('goes on where it was with what does not fit on a page, and writes nothing twice', async () => {
    const template = await storedCase(town.cloud, await answered());
    // More than four pages, a thousand of them of one instant.
    const many = Array.from({ length: 2_300 }, (_, index): Case => {
      const _id = `many-${String(index).padStart(6, '0')}`;
      const updatedAt = new Date(template.updatedAt.getTime() + (index < 1_000 ? 0 : index));
      return { ...template, _id, no: _id, updatedAt, clockAt: null, clockStep: null };
    });
    town.cloud.database.insertMany('cases', many);
    await town.cloud.advance(day);
    for (let run = 0; run < 3; run++) await Promise.all([runJobs(), runJobs()]);
    const written = await pages();
    expect(written.map(({ heads: { length } }) => length).filter(Boolean)).toEqual([500, 500, 500, 500, 301]);
    expect(new Set(await heads()).size).toBe(2_301);
    expect(written.every((page, index) => fitsLedger(written[index - 1], page))).toBe(true);
  });
});
