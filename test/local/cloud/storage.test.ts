import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../../local/cloud/settings';
import type { TestCloud } from '../../support/local-cloud';
import { startCloudIn } from '../../support/local-cloud';
import { fixtureFunctions, temporaryFolder } from './fixture-cloud';

const { folder } = temporaryFolder();
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloudIn(folder, { functionsDir: fixtureFunctions });
});
afterAll(() => cloud.close());

function upload(path: string, body: string | Buffer): Promise<Response> {
  const address = `${cloud.url}/local/upload?path=${encodeURIComponent(path)}`;
  return fetch(address, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers: { 'x-openid': 'oWang' } });
}

async function addressOf(fileID: string): Promise<string> {
  const response = await fetch(`${cloud.url}/local/temp-urls`, {
    method: 'POST',
    body: JSON.stringify({ fileIDs: [fileID] }),
  });
  const [found] = (await response.json()) as Array<{ tempFileURL: string }>;
  return found?.tempFileURL ?? '';
}

async function uploaded(path: string, body: string): Promise<{ fileID: string; address: string }> {
  const { fileID } = (await (await upload(path, body)).json()) as { fileID: string };
  return { fileID, address: await addressOf(fileID) };
}

describe.each(['wx-server', 'cloudbase'])('through the %s SDK', (sdk) => {
  test('a file is uploaded, read, addressed and deleted', async () => {
    const cloudPath = `cases/${sdk}/现场 照片.txt`;
    const answer = await cloud.invoke<Record<string, unknown>>('files', { sdk, cloudPath, text: '路灯不亮' });
    const missing = `${answer['fileID']}.missing`;
    expect(answer['fileID']).toMatch(/^cloud:\/\/wanggetong-local\..+\/cases\/.+\/现场 照片\.txt$/);
    expect(answer['text']).toBe('路灯不亮');
    if (sdk === 'cloudbase') {
      expect(answer['urls']).toMatchObject([{ code: 'SUCCESS' }, { code: 'STORAGE_FILE_NONEXIST', fileID: missing }]);
      expect(answer['deleted']).toMatchObject([{ code: 'SUCCESS' }, { code: 'STORAGE_FILE_NONEXIST' }]);
      expect(answer['gone']).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }]);
    } else {
      expect(answer['urls']).toMatchObject([{ status: 0 }, { status: -503003, fileID: missing, tempFileURL: '' }]);
      expect(answer['deleted']).toMatchObject([{ status: 0 }, { status: -503003 }]);
      expect(answer['gone']).toMatchObject([{ status: -503003 }]);
    }
  });
});

describe('an address', () => {
  test('gives the bytes with the type of the name', async () => {
    const { address } = await uploaded('a/picture.jpg', 'not really a picture');
    const response = await fetch(address);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('not really a picture');
  });

  test.each([
    ['bytes=2-4', 206, 'cde', 'bytes 2-4/10'],
    ['bytes=7-', 206, 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 206, 'ij', 'bytes 8-9/10'],
    ['bytes=0-99', 206, 'abcdefghij', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=4-2', 200, 'abcdefghij', null],
    ['lines=1-2', 200, 'abcdefghij', null],
  ])('answers the range %s', async (range, status, text, contentRange) => {
    const { address } = await uploaded('ranges.txt', 'abcdefghij');
    const response = await fetch(address, { headers: { range } });
    expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([
      status,
      text,
      contentRange,
    ]);
  });

  test('of a whole file says its size to HEAD', async () => {
    const { address } = await uploaded('head.txt', 'abcdefghij');
    const response = await fetch(address, { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe('10');
  });

  test('stops working after its time, and cannot be made up', async () => {
    const { address } = await uploaded('private.txt', 'secret');
    const unsigned = await fetch(address.split('?')[0] ?? '');
    const other = await fetch(address.replace('private.txt', 'ranges.txt'));
    await cloud.advance(25 * 60 * 60 * 1000);
    const late = await fetch(address);
    cloud.clock.setOffset(0);
    expect([unsigned.status, other.status, late.status]).toEqual([403, 403, 403]);
  });

  test('of an upload works for its own path alone', async () => {
    const { url, authorization } = cloud.storage.uploadAddress('mine.txt');
    const put = (address: string) => fetch(address, { method: 'PUT', body: 'x', headers: { authorization } });
    expect((await put(url.replace('mine', 'theirs'))).status).toBe(403);
    expect((await put(url)).status).toBe(200);
  });
});

test.each([
  '',
  '/etc/passwd',
  '../out.txt',
  'a/../../out.txt',
  'a//b.txt',
  'a/./b',
  'a\\..\\b',
  'a%2e/b',
  'a\u0000b',
  'x'.repeat(851),
])('the path %j is refused', async (path) => {
  const response = await upload(path, 'x');
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'STORAGE_EXCEED_AUTHORITY' } });
});

test('a file id of another place or with a way out finds nothing', async () => {
  const { fileID } = await uploaded('here.txt', 'x');
  const outside = fileID.replace('here.txt', '../clock.json');
  const response = await fetch(`${cloud.url}/local/temp-urls`, {
    method: 'POST',
    body: JSON.stringify({ fileIDs: [outside, 'cloud://else.where/here.txt', null] }),
  });
  expect(await response.json()).toMatchObject(Array(3).fill({ error: 'STORAGE_FILE_NONEXIST' }));
});

test('a file that is too large is refused and leaves nothing behind', async () => {
  const response = await upload('large.bin', Buffer.alloc(limits.fileBytes + 1));
  expect(response.status).toBe(413);
  expect(existsSync(join(folder, 'data/storage/large.bin'))).toBe(false);
  expect(readdirSync(join(folder, 'data/storage.incoming'))).toEqual([]);
});

test('a name cannot be a file and a folder', async () => {
  await uploaded('name', 'x');
  expect((await upload('name/below', 'x')).status).toBe(409);
});

test('an upload replaces the file of the same path', async () => {
  await uploaded('twice.txt', 'first');
  const { address } = await uploaded('twice.txt', 'second');
  expect(await (await fetch(address)).text()).toBe('second');
});
