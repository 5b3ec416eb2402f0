import type { TestCloud } from '../../support/local-cloud';
import { startFixtureCloud } from './fixture-cloud';

/** The SDK's requests take a short cut through the worker's port. These tests hold the short cut to the long way. */
const collections = [{ name: 'ticks', indexes: [] }];
let direct: TestCloud;
let overHttp: TestCloud;
beforeAll(async () => {
  direct = await startFixtureCloud({ collections });
  overHttp = await startFixtureCloud({ collections, sdkOverHttp: true });
  // The SDK gives up on a nested call after 15 s, which on a busy machine is not far from a cold start.
  for (const cloud of [direct, overHttp]) await cloud.invoke('whoami', {}, { openid: 'oWang' });
});
afterAll(() => Promise.all([direct.close(), overHttp.close()]));

function requestsOver(cloud: TestCloud): { count(): number } {
  let count = 0;
  cloud.cloud.server.on('request', () => count++);
  return { count: () => count };
}

test('one goes over sockets, the other does not', async () => {
  const [short, long] = [requestsOver(direct), requestsOver(overHttp)];
  await direct.invoke('counting', {}, { openid: 'oWang' });
  await overHttp.invoke('counting', {}, { openid: 'oWang' });
  expect([short.count(), long.count()]).toEqual([0, 2]);
});

const file = { cloudPath: 'cases/照片.txt', text: '现场' };
test.each([
  ['counting', {}],
  ['relay', { name: 'whoami' }],
  ['relay', { name: 'nobody' }],
  ['relay', { name: 'nobody', sdk: 'cloudbase' }],
  ['files', { sdk: 'wx-server', ...file }],
  ['files', { sdk: 'cloudbase', ...file }],
  ['open', { api: 'security.msgSecCheck', data: { version: 2, scene: 2, openid: 'oWang', content: '赌博网站' } }],
  [
    'open',
    { api: 'subscribeMessage.send', data: { touser: 'oWang', templateId: 't', data: { thing1: { value: 'x' } } } },
  ],
  ['open', { api: 'wxacode.getUnlimited', data: { scene: 'a', page: 'b' } }],
  ['open', { api: 'wxacode.get', data: {} }],
])('%s %j ends alike both ways', async (name, event) => {
  const short = await direct.invoke(name, event, { openid: 'oWang' });
  const long = await overHttp.invoke(name, event, { openid: 'oWang' });
  expect(comparable(short, direct)).toEqual(comparable(long, overHttp));
});

/** Leaves out what differs from call to call: ids, signatures, times, pictures of an address. */
function comparable(answer: unknown, cloud: TestCloud): unknown {
  const text = JSON.stringify(answer)
    .replaceAll(cloud.url, 'URL')
    .replace(/"(requestId|requestID|request_id|traceId|buffer|date)":"[^"]*"/g, '"$1":""')
    .replace(/"text":"[^"]*GMT[^"]*"/g, '"text":""')
    .replace(/"now":\d+/g, '"now":0')
    .replace(/sign=[\w-]+&t=\d+/g, 'sign');
  return JSON.parse(text) as unknown;
}

test('a script on this machine reaches the database with the SDK over HTTP', async () => {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${direct.url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'wanggetong-local',
  });
  const tcb = await import('@cloudbase/node-sdk');
  const database = tcb.init({ env: 'wanggetong-local', secretId: 'x', secretKey: 'y' }).database();
  await database.collection('ticks').add({ script: true });
  const { data } = await database.collection('ticks').where({ script: true }).get();
  expect(data).toMatchObject([{ script: true }]);
  await expect(database.collection('nothing').add({})).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
});
