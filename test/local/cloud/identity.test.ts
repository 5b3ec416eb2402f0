import type { TestCloud } from '../../support/local-cloud';
import { startFixtureCloud } from './fixture-cloud';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud({ instances: 2, collections: [{ name: 'ticks', indexes: [] }] });
});
afterAll(() => cloud.close());

interface WxContext {
  OPENID?: string;
  APPID?: string;
  SOURCE: string;
  ENV: string;
  CLIENTIP?: string;
}
interface Answer {
  before: WxContext;
  after: WxContext;
  event: Record<string, unknown>;
  context: Record<string, unknown>;
}

test('a function learns who calls from the context and nothing else', async () => {
  const { after, event, context } = await cloud.invoke<Answer>('whoami', { openid: 'liar' }, { openid: 'oWang' });
  expect(after).toMatchObject({ OPENID: 'oWang', SOURCE: 'wx_client', CLIENTIP: '127.0.0.1' });
  expect(after.APPID).toMatch(/^wx/);
  expect(event).toEqual({ openid: 'liar', userInfo: { appId: after.APPID, openId: 'oWang' } });
  expect(context).toMatchObject({ function_name: 'whoami', memory_limit_in_mb: 256, time_limit_in_ms: 20_000 });
});

test('a timer has no openid, also right after a person', async () => {
  await cloud.invoke('whoami', {}, { openid: 'oWang' });
  const { after, event } = await cloud.invoke<Answer>('whoami', { Type: 'Timer' }, { source: 'timer' });
  expect(after).toEqual({ ENV: after.ENV, SOURCE: 'wx_trigger' });
  expect(event['userInfo']).not.toHaveProperty('openId');
});

test('200 overlapping calls each see their own caller', async () => {
  const openids = Array.from({ length: 200 }, (_, index) => `oPerson${index}`);
  const answers = await Promise.all(openids.map((openid) => cloud.invoke<Answer>('whoami', { openid }, { openid })));
  expect(answers.map(({ before }) => before.OPENID)).toEqual(openids);
  expect(answers.map(({ after }) => after.OPENID)).toEqual(openids);
  expect(answers.map(({ event }) => event['openid'])).toEqual(openids);
});

describe('a function that calls another', () => {
  test.each(['wx-server', 'cloudbase'])('keeps the caller through the %s SDK', async (sdk) => {
    const call = { name: 'whoami', data: { from: 'relay' }, sdk };
    const { result } = await cloud.invoke<{ result: Answer }>('relay', call, { openid: 'oLi' });
    expect(result.after).toMatchObject({ OPENID: 'oLi', SOURCE: 'wx_client,scf' });
    expect(result.event['from']).toBe('relay');
  });

  test('and is called by a timer stays without an openid', async () => {
    const { result } = await cloud.invoke<{ result: Answer }>('relay', { name: 'whoami' }, { source: 'timer' });
    expect(result.after.OPENID).toBeUndefined();
    expect(result.after.SOURCE).toBe('wx_trigger,scf');
  });

  test('learns that there is no such function', async () => {
    const wx = await cloud.invoke<{ message: string }>('relay', { name: 'nobody', data: {} }, { openid: 'oLi' });
    expect(wx.message).toContain('there is no function "nobody"');
    const tcb = await cloud.invoke<{ code: string }>('relay', { name: 'nobody', sdk: 'cloudbase' }, { openid: 'oLi' });
    expect(tcb.code).toBe('FUNCTION_NOT_FOUND');
  });

  test('learns that it failed', async () => {
    const failed = { name: 'breaker', data: { way: 'throw' } };
    const answer = await cloud.invoke<{ code: string; message: string }>('relay', failed, { openid: 'oLi' });
    expect(answer.code).toBe('FUNCTIONS_EXECUTE_FAIL');
    expect(answer.message).toContain('thrown on purpose');
  });
});

describe('database work', () => {
  test('is counted per call', async () => {
    await cloud.invoke('counting', {}, { openid: 'oZhao' });
    expect(cloud.cost.databaseCalls).toBe(2);
    expect(cloud.cost.documentsExamined).toBeGreaterThanOrEqual(1);
  });

  test('of nested calls counts for the caller, also when more of them overlap than there are instances', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 3 }, () => cloud.functions.invoke('counting', '{"depth":1}', { openid: 'oZhao' })),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual(Array(3).fill(true));
    expect(outcomes.map(({ cost }) => cost.databaseCalls)).toEqual(Array(3).fill(4));
  });
});
