import { openidOf, type SmallTown, startSmallTown, submission } from '../support/small-town';

const resident = 'zhang-openid';
let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const send = (event: unknown) =>
  town.cloud.invoke<{ error?: { code: string; message: string } }>('case', event, { openid: resident });
const requestId = 'tap-bad-input-000001';
const codeOf = async (event: unknown) => (await send(event)).error?.code;

describe('what a program may send', () => {
  it.each([
    ['an unknown action', { action: 'explode', data: {}, requestId }, 'UNKNOWN_ACTION'],
    ['an action every object has', { action: 'constructor', data: {}, requestId }, 'UNKNOWN_ACTION'],
    ['__proto__ as action', { action: '__proto__', data: {}, requestId }, 'UNKNOWN_ACTION'],
    ['no action', { data: {}, requestId }, 'BAD_INPUT'],
    ['no request id', { action: 'mine', data: {} }, 'BAD_INPUT'],
    ['a request id with an operator', { action: 'mine', data: {}, requestId: { $gt: '' } }, 'BAD_INPUT'],
    ['text as event', 'mine', 'BAD_INPUT'],
    ['an extra field', { action: 'mine', data: { openid: openidOf('wang') }, requestId }, 'BAD_INPUT'],
    ['an operator as id', { action: 'detail', data: { id: { $gt: '' } }, requestId }, 'BAD_INPUT'],
    ['an operator in a text', { action: 'detail', data: { id: '{"$gt":""}' }, requestId }, 'BAD_INPUT'],
    [
      'an operator as place',
      { action: 'submit', data: { ...submission(), place: { $ne: null } }, requestId },
      'BAD_INPUT',
    ],
    [
      'a place that is not on earth',
      { action: 'submit', data: submission({ place: { longitude: 500, latitude: 31, address: '' } }), requestId },
      'BAD_INPUT',
    ],
    [
      'a list of lists as photos',
      { action: 'submit', data: { ...submission(), photos: [[['x']]] }, requestId },
      'BAD_INPUT',
    ],
    [
      'a photo from elsewhere',
      { action: 'submit', data: submission({ photos: ['http://example.com/a.jpg'] }), requestId },
      'BAD_INPUT',
    ],
    ['100 KB of words', { action: 'submit', data: submission({ text: '字'.repeat(40_000) }), requestId }, 'TOO_LARGE'],
  ])('%s is refused with a code', async (_name, event, code) => {
    expect(await codeOf(event)).toBe(code);
  });

  it('a 10 MB body is refused before anything reads it', async () => {
    const response = await fetch(`${town.cloud.url}/invoke/case`, {
      method: 'POST',
      headers: { 'x-openid': resident },
      body: JSON.stringify({ action: 'submit', data: 'x'.repeat(10_000_000), requestId }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it('operators in words are words', async () => {
    const text = '{"$gt":""} $where: 1 __proto__';
    const opened = await town.call(resident, 'case.submit', submission({ text }));
    expect((await town.call(resident, 'case.detail', { id: opened.id })).text).toBe(text);
  });

  it('nothing of the inside is told: no stack, no query, no words', async () => {
    const reply = await send({ action: 'detail', data: { id: { $gt: 'secret-words' } }, requestId });
    expect(JSON.stringify(reply)).not.toMatch(/secret-words|at .*\.js|valibot|mongo|sql/i);
  });
});

describe('who may not', () => {
  it('read somebody else’s case, or act on it', async () => {
    const { id } = await town.call(resident, 'case.submit', submission());
    const other = 'other-openid';
    for (const attempt of [
      town.call(other, 'case.detail', { id }),
      town.call(other, 'case.withdraw', { id, reason: '' }),
      town.call(other, 'case.addMaterial', { id, text: '我的', photos: [] }),
      town.call(other, 'case.confirm', { id, score: 1, text: '' }),
      town.call(other, 'case.remindMe', { id }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await town.call(resident, 'case.detail', { id })).timeline).toHaveLength(1);
  });

  it('call without an identity', async () => {
    await expect(town.cloud.invoke('case', { action: 'mine', data: {}, requestId }, {})).resolves.toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });
});

describe('the log', () => {
  it('holds neither words nor phones nor openids', async () => {
    const lines: string[] = [];
    const own = await startSmallTown({ functions: ['case'], log: (line) => lines.push(line) });
    try {
      await own.call(resident, 'case.submit', submission({ text: '不许写进日志的话', contact: '13955556666' }));
      await expect(own.call(resident, 'case.submit', submission({ contact: '不是电话' }))).rejects.toThrow();
    } finally {
      await own.close();
    }
    const log = lines.join('\n');
    expect(log).toContain('"action":"submit"');
    expect(log).not.toMatch(/不许写进日志的话|13955556666|zhang-openid/);
  });
});
