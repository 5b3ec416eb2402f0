import {
  codes,
  openidOf,
  places,
  type Refused,
  type SmallTown,
  startSmallTown,
  storedText,
  submission,
} from '../../support/small-town';

const resident = 'zhang-openid';
const requestId = (name: string): string => `tap-${name}`.padEnd(20, '0');

let town: SmallTown;
beforeAll(async () => {
  town = await startSmallTown();
});
afterAll(() => town.close());

const submit = (overrides = {}, id?: string) => town.call(resident, 'case.submit', submission(overrides), id);
const refused = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('was not refused')),
    (error) => error as Refused,
  );

describe('#case.submit', () => {
  it('opens a case in the grid of the place, with a number, a holder and an honest time', async () => {
    const opened = await submit();
    expect(opened).toMatchObject({
      state: 'submitted',
      grid: { code: codes.westGrid, name: '第一网格', communityName: '蜀山社区' },
      holder: { code: codes.westGrid, personName: '王芳', phone: '13900001234' },
      isMine: true,
      urgent: false,
    });
    expect(opened.no).toMatch(/^\d{4} \d{4} \d$/);
    expect(opened.progress).toBe('已送到第一网格（王芳），今天 11:30前受理');
    expect(opened.can).toEqual(['addMaterial', 'withdraw']);
    expect(opened.timeline.map((item) => item.title)).toEqual(['您提交']);
  });

  it('goes to the chosen grid when no place is given', async () => {
    const opened = await submit({ place: null, grid: codes.eastGrid });
    expect(opened.grid.code).toBe(codes.eastGrid);
  });

  it('is one case however often the tap is repeated', async () => {
    const first = await submit({}, requestId('again'));
    const again = await submit({}, requestId('again'));
    expect(again.id).toBe(first.id);
    expect(again.no).toBe(first.no);
    const mine = await town.call(resident, 'case.mine', {});
    expect(mine.items.filter((item) => item.id === first.id)).toHaveLength(1);
  });

  it('is one case when repeated taps race', async () => {
    const opened = await Promise.all(Array.from({ length: 10 }, () => submit({}, requestId('race'))));
    expect(new Set(opened.map((one) => one.id)).size).toBe(1);
  });

  it('costs at most three database calls and examines only what it needs', async () => {
    await submit();
    await submit();
    expect(town.cloud.cost.databaseCalls).toBeLessThanOrEqual(3);
    // The grid, its two officers, its community and town.
    expect(town.cloud.cost.documentsExamined).toBeLessThanOrEqual(5);
  });

  it('makes urgent ones due in minutes', async () => {
    const opened = await submit({ urgent: true });
    expect(opened.urgent).toBe(true);
    expect(opened.holder.due).toBe('今天 09:40');
  });

  it('seals the phone: neither the row nor the resident’s view holds it', async () => {
    const opened = await submit({ contact: '13955556666' });
    expect(JSON.stringify(opened)).not.toContain('13955556666');
    const row = await storedText(town.cloud, 'cases', opened.id);
    expect(row).toContain(opened.id);
    expect(row).not.toContain('13955556666');
  });

  it('tells the desk', async () => {
    const opened = await submit({ urgent: true });
    const inbox = await town.call(openidOf('wang'), 'notice.list', {});
    expect(inbox.items.find((item) => item.caseId === opened.id)).toMatchObject({
      title: '【紧急】新办件：供电照明',
      unread: true,
    });
  });

  describe('refuses', () => {
    it('a place outside every grid, naming the community desk to go to', async () => {
      const error = await refused(submit({ place: places.outside }));
      expect(error.code).toBe('OUTSIDE_GRIDS');
      expect(error.userMessage).toContain('十里店社区受理中心');
      expect(error.details['desk']).toMatchObject({ phone: '0551-65000002' });
    });

    it('risky words, saying which part to change', async () => {
      const error = await refused(submit({ text: '有人在小区里宣传赌博网站' }));
      expect(error).toMatchObject({ code: 'CONTENT_REFUSED', details: { field: 'text' } });
      expect(error.userMessage).toContain('要反映的事');
    });

    it('a risky place, though its words are asked for together with the others', async () => {
      const error = await refused(submit({ place: { ...places.inWestGrid, address: '赌博网站楼下' } }));
      expect(error).toMatchObject({ code: 'CONTENT_REFUSED', details: { field: 'place', keywords: ['赌博网站'] } });
    });

    it('a file that is not a picture', async () => {
      const fileID = await upload('cases/not-a-picture.jpg', Buffer.from('#!/bin/sh\necho hello'));
      const error = await refused(submit({ photos: [fileID] }));
      expect(error).toMatchObject({ code: 'NOT_A_PICTURE', details: { index: 0 } });
    });

    it('a file that is not there', async () => {
      const error = await refused(submit({ photos: ['cloud://local.6c6f-local/cases/nowhere.jpg'] }));
      expect(error.code).toBe('NOT_A_PICTURE');
    });

    it.each([
      ['no words', { text: '   ' }, 'text', '请填写要反映的事'],
      ['too many words', { text: '字'.repeat(1001) }, 'text', '要反映的事最多 1000 个字'],
      [
        'ten photos',
        { photos: Array.from({ length: 10 }, (_, i) => `cloud://e.b/${i}.jpg`) },
        'photos',
        '照片最多 9 张',
      ],
      ['a phone without digits', { contact: '电话' }, 'contact', '请检查电话号码'],
      ['an unknown category', { category: 'nothing' }, 'category', '请选择事项类别'],
      ['neither place nor grid', { place: null, grid: null }, 'place', '请在地图上选择地点'],
    ])('%s', async (_name, overrides, field, sentence) => {
      const error = await refused(submit(overrides));
      expect(error).toMatchObject({ code: 'BAD_INPUT', userMessage: sentence, details: { field } });
    });
  });

  it('accepts a picture', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const fileID = await upload('cases/picture.png', png);
    expect((await submit({ photos: [fileID] })).photos).toEqual([fileID]);
  });
});

async function upload(path: string, body: Buffer): Promise<string> {
  const response = await fetch(`${town.cloud.url}/local/upload?path=${path}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'x-openid': resident },
  });
  return ((await response.json()) as { fileID: string }).fileID;
}
