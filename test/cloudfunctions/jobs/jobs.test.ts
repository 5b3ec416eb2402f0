import { openidOf, person, type SmallTown, startSmallTown, submission } from '../../support/small-town';

const wang = openidOf('wang');

let town: SmallTown;
let resident: string;
let residents = 0;
beforeAll(async () => {
  town = await startSmallTown();
});
// Somebody new in each test, whose cases and messages are theirs alone: starting a town takes long.
beforeEach(() => {
  resident = `resident-${++residents}-openid`;
});
afterAll(() => town.close());

const runJobs = () => town.cloud.invoke<Record<string, Record<string, number>>>('jobs', {}, { source: 'timer' });
const settled = async (notify = false): Promise<string> => {
  const { id } = await town.call(resident, 'case.submit', submission({ notify }));
  await town.call(wang, 'case.settle', { id, outcome: 'solved', text: '已换灯泡', internalText: '', photos: [] });
  return id;
};
const consent = (openid: string, templateIds: string[]) =>
  fetch(`${town.cloud.url}/local/consents`, { method: 'POST', body: JSON.stringify({ openid, templateIds }) });
const messages = async (openid: string): Promise<Array<{ page: string; data: Record<string, string> }>> =>
  (await (await fetch(`${town.cloud.url}/local/messages?openid=${openid}`)).json()) as never;

describe('jobs', () => {
  it('is for the timer: a phone that calls it is refused', async () => {
    await expect(town.cloud.invoke('jobs', {}, { openid: resident })).resolves.toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });

  describe('deliverNotices', () => {
    it('sends one message for one consent and leaves the rest in the inbox', async () => {
      await consent(resident, ['tmpl_case_progress']);
      const id = await settled(true);
      await Promise.all([runJobs(), runJobs()]);
      await runJobs();
      const sent = await messages(resident);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatchObject({
        page: `packages/resident/case/case?id=${id}`,
        data: { thing1: '供电照明', phrase2: '已解决' },
      });
      expect((await town.call(resident, 'notice.list', {})).items).toHaveLength(1);
    });

    it('sends later what WeChat was too busy for, once', async () => {
      const busyResident = 'busy-openid';
      await consent(busyResident, ['tmpl_case_progress']);
      const { id } = await town.call(busyResident, 'case.submit', submission({ notify: true }));
      await town.call(wang, 'case.accept', { id });
      town.cloud.wechat.beBusy(20);
      await runJobs();
      expect(await messages(busyResident)).toEqual([]);
      town.cloud.wechat.beBusy(0);
      await runJobs();
      await runJobs();
      expect(await messages(busyResident)).toHaveLength(1);
    });

    it('sends nothing that nobody agreed to', async () => {
      await settled(false);
      await runJobs();
      expect(await messages(resident)).toEqual([]);
    });

    it('reaches the officer who agreed, once for each consent', async () => {
      town.cloud.database.insertMany('people', [
        { ...person('wang'), _id: 'ma', openid: 'ma-openid', name: '马丽', noticeConsents: 1 } as never,
      ]);
      await consent('ma-openid', ['tmpl_desk_work']);
      await town.call(resident, 'case.submit', submission());
      await town.call(resident, 'case.submit', submission());
      await runJobs();
      const sent = await messages('ma-openid');
      expect(sent).toHaveLength(1);
      expect(sent[0]?.page).toMatch(/^packages\/staff\/case\/case\?id=/);
    });
  });

  describe('projectMissed', () => {
    it('derives again what was lost, and doubles nothing that was not', async () => {
      const lost = await settled();
      await settled();
      const inbox = async () => (await town.call(resident, 'notice.list', {})).items.map((item) => item.id).sort();
      const before = await inbox();
      await town.cloud.database.handle(
        'database.removeDocument',
        { collectionName: 'notices', queryType: 'WHERE', query: JSON.stringify({ caseId: lost }), multi: true },
        'test',
      );
      expect(await inbox()).toHaveLength(before.length - 1);
      await town.cloud.advance(2 * 60_000);
      await runJobs();
      expect(await inbox()).toEqual(before);
    });
  });
});
