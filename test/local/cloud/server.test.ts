import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { limits } from '../../../local/cloud/settings';
import type { HttpRoom } from '../../../local/contract';
import type { TestCloud } from '../../support/local-cloud';
import { startCloudIn } from '../../support/local-cloud';
import { fixtureFunctions, temporaryFolder } from './fixture-cloud';

const { folder } = temporaryFolder();
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloudIn(folder, { functionsDir: fixtureFunctions, collections: [{ name: 'ticks', indexes: [] }] });
});
afterAll(() => cloud.close());

const invoke = (name: string, body: string | undefined, headers: Record<string, string> = {}) =>
  fetch(`${cloud.url}/invoke/${name}`, { method: 'POST', body: body ?? null, headers });
const admin = async (body: object) =>
  (await fetch(`${cloud.url}/admin`, { method: 'POST', body: JSON.stringify(body) })).json();

/** `fetch` sets Host and Origin itself, so these go through node:http. Resolves to the status. */
function statusWith(headers: Record<string, string>, path = '/local/clock'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${cloud.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('only this machine is served', () => {
  test.each(['127.0.0.1', '127.0.0.1:1', 'localhost', 'LOCALHOST:8080'])('Host %s is', async (host) => {
    expect(await statusWith({ host })).toBe(200);
  });
  test.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'evil.example:80',
    '192.168.0.1',
    '[::1]',
  ])('Host %s is not', async (host) => {
    expect(await statusWith({ host })).toBe(403);
  });
  test.each([
    'http://evil.example',
    'https://127.0.0.1.evil.example',
    'null',
  ])('a page of %s is not', async (origin) => {
    expect(await statusWith({ origin })).toBe(403);
  });
  test('a page of its own is', async () => {
    expect(await statusWith({ origin: cloud.url })).toBe(200);
  });
  test('the server listens on the loopback address alone', () => {
    expect(cloud.cloud.server.address()).toMatchObject({ address: '127.0.0.1' });
  });
});

describe('/invoke', () => {
  test('answers the result and what it cost', async () => {
    const response = await invoke('counting', '{}', { 'x-openid': 'oWang' });
    expect(await response.json()).toEqual({ result: { openid: 'oWang', source: 'wx_client' } });
    expect(response.headers.get('x-database-calls')).toBe('2');
    expect(Number(response.headers.get('x-documents-examined'))).toBeGreaterThanOrEqual(1);
    expect(Number(response.headers.get('x-duration-ms'))).toBeGreaterThan(0);
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });

  test('an empty body of a timer is the platform’s event', async () => {
    const response = await invoke('whoami', undefined, { 'x-source': 'timer' });
    const { result } = (await response.json()) as { result: { event: object; after: object } };
    expect(result.event).toMatchObject({ Type: 'Timer', TriggerName: 'manual' });
    expect(result.after).not.toHaveProperty('OPENID');
  });

  test('a failed call is an error with its code', async () => {
    const failed = await invoke('breaker', '{"way":"throw"}', { 'x-openid': 'oWang' });
    expect(failed.status).toBe(500);
    expect(await failed.json()).toMatchObject({ error: { code: 'FUNCTIONS_EXECUTE_FAIL' } });
    const unknown = await invoke('nobody', '{}');
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ error: { code: 'FUNCTION_NOT_FOUND' } });
  });

  test('a body that is not JSON is an error of that call', async () => {
    const response = await invoke('whoami', 'no json', { 'x-openid': 'oWang' });
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining('JSON') } });
  });

  test.each(['123456', '-5', 'o person', 'x'.repeat(65)])('the openid %j is refused', async (openid) => {
    expect((await invoke('whoami', '{}', { 'x-openid': openid })).status).toBe(400);
  });

  test('takes a body just under the limit and refuses one just over it, announced or not', async () => {
    const text = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) });
    const over = text(limits.eventBytes + 1);
    const chunks = new Blob([over]).stream();
    const unannounced = { method: 'POST', body: chunks, duplex: 'half' } as RequestInit;
    expect((await invoke('breaker', text(limits.eventBytes))).status).not.toBe(413);
    for (const refused of [await invoke('breaker', over), await fetch(`${cloud.url}/invoke/breaker`, unannounced)]) {
      expect(refused.status).toBe(413);
      expect(await refused.json()).toEqual({
        error: { code: 'EXCEED_MAX_PAYLOAD_SIZE', message: expect.stringContaining('6 MB') },
      });
    }
  });
});

describe('/admin', () => {
  test.each([
    'scheduler.start',
    'database.unheardOf',
    'storage.batchCopyFile',
    'constructor',
  ])('names %s as unsupported', async (action) => {
    const answer = await admin({ action });
    expect(answer).toMatchObject({
      code: expect.any(String),
      message: expect.stringContaining('UnsupportedError'),
      requestId: expect.any(String),
    });
    expect((answer as { message: string }).message).toContain(action);
  });

  test('bad parameters are an error in the platform’s form', async () => {
    expect(await admin({ action: 'storage.getUploadMetadata', path: '../x' })).toMatchObject({
      code: 'STORAGE_EXCEED_AUTHORITY',
    });
    expect(await admin({ action: 'storage.batchDeleteFile', fileid_list: Array(51).fill('x') })).toMatchObject({
      code: 'INVALID_PARAM',
    });
    expect(await admin({ action: 'functions.invokeFunction' })).toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('a body over its own, larger limit is refused', async () => {
    const body = 'x'.repeat(limits.adminBytes + 1);
    expect((await fetch(`${cloud.url}/admin`, { method: 'POST', body })).status).toBe(413);
  });
});

describe('/local', () => {
  test('people are those of people.json, none without it', async () => {
    const people = async () => (await fetch(`${cloud.url}/local/people`)).json();
    expect(await people()).toEqual([]);
    const wang = { openid: 'oWang', name: '王芳', role: 'resident', roleName: '居民' };
    writeFileSync(join(folder, 'data/people.json'), JSON.stringify([wang]));
    expect(await people()).toEqual([wang]);
  });

  test('metrics count the work since the start', async () => {
    const metrics = async () =>
      (await (await fetch(`${cloud.url}/local/metrics`)).json()) as { databaseCalls: number; functions: object[] };
    const before = await metrics();
    await invoke('counting', '{}', { 'x-openid': 'oWang' });
    const after = await metrics();
    expect(after.databaseCalls).toBe(before.databaseCalls + 2);
    expect(after.functions).toContainEqual(expect.objectContaining({ name: 'counting', errors: 0 }));
  });

  test('a body that makes no sense is refused', async () => {
    const post = (path: string, body: string) => fetch(`${cloud.url}${path}`, { method: 'POST', body });
    for (const body of ['no json', '[]', '{"openid":1}', '{"openid":"oWang","templateIds":[1]}']) {
      expect((await post('/local/consents', body)).status).toBe(400);
    }
    expect((await post('/local/temp-urls', '{}')).status).toBe(400);
  });
});

test('what nobody answers is a 404 in JSON', async () => {
  const response = await fetch(`${cloud.url}/nothing/here`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
});

test('a mounted room answers what is its own, and is closed with the server', async () => {
  const closed: string[] = [];
  const room: HttpRoom = {
    handle(_request, response, url) {
      if (url.pathname !== '/app/hello') return false;
      response.end('hello');
      return true;
    },
    upgrade(_request, socket, _head, url) {
      if (url.pathname !== '/live') return false;
      socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: test\r\n\r\n');
      return true;
    },
    close: async () => void closed.push('room'),
  };
  const other = await startCloudIn(temporaryFolder().folder, { functionsDir: fixtureFunctions });
  other.cloud.mount(room);
  expect(await (await fetch(`${other.url}/app/hello`)).text()).toBe('hello');
  const upgraded = (path: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(`${other.url}${path}`, { headers: { connection: 'upgrade', upgrade: 'test', ...headers } });
      sent.on('upgrade', (response) => resolve(response.statusCode ?? 0));
      sent.on('response', (response) => resolve(response.statusCode ?? 0));
      sent.on('error', reject);
      sent.end();
    });
  expect(await upgraded('/live')).toBe(101);
  expect(await upgraded('/elsewhere')).toBe(404);
  expect(await upgraded('/live', { origin: 'http://evil.example' })).toBe(403);
  await other.close();
  expect(closed).toEqual(['room']);
});
