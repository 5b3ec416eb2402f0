import { Readable } from 'node:stream';
import { PNG } from 'pngjs';
import type { Grid } from '../../../cloudfunctions/grid/grid';
import type { PieceKind } from '../../../cloudfunctions/print/kinds';
import type { OutputOf } from '../../../miniprogram/services/api';
import { codeIn, type PdfPage, pdfPages } from '../../support/pdf-pages';
import { codes, openidOf, type SmallTown, startSmallTown, westGridWithPeople } from '../../support/small-town';
import { changeRows } from '../../support/stored-change';

const lead = openidOf('chen');
const vacant = `${codes.westCommunity}003`;
let town: SmallTown;

beforeAll(async () => {
  town = await startSmallTown({ functions: ['print'] });
  const { officer: _, communityRegion, townRegion, ...grid } = westGridWithPeople();
  const west: Grid = {
    ...grid,
    _id: vacant,
    code: vacant,
    name: '第三网格（翠竹里与梧桐苑之间的临街商铺及市场）',
    officerId: '',
  };
  town.cloud.database.insertMany('grids', [west]);
});
afterAll(() => town.close());

describe('#print pieces', () => {
  let run: OutputOf<'print.run'>;

  beforeAll(async () => {
    const pieces: PieceKind[] = ['cardSheet', 'boardA3', 'letter', 'roster', 'atlas'];
    run = await town.call(lead, 'print.begin', { community: codes.westCommunity, pieces });
    while (run.state === 'running') run = await town.call(lead, 'print.advance', { run: run.id });
  });

  async function pagesOf(kind: PieceKind, dpi = 60): Promise<PdfPage[]> {
    const fileId = run.documents.find((one) => one.kind === kind)?.file?.fileId ?? '';
    return pdfPages(await bytesOf(fileId), dpi);
  }

  it('prints ten cards of a grid on A4, small enough to be sent, with a code that opens the grid’s page', async () => {
    const file = run.documents.find(({ kind }) => kind === 'cardSheet')?.file;
    expect(file).toMatchObject({ name: '蜀山社区联系卡（A4 一页十张）.pdf', pages: 3, notes: [] });
    expect(file?.bytes).toBeLessThan(300_000);

    const pages = await pagesOf('cardSheet', 200);
    expect(sizeOf(pages[0])).toEqual([210, 297]);
    expect(pages[0]?.pieces.filter(({ text }) => text === '王芳')).toHaveLength(10);
    expect(pages[0]?.pieces.filter(({ text }) => text === '13900001234')).toHaveLength(10);
    expect(pages[0]?.text).toContain('0551-65001234');
    const page = pages[0] as PdfPage;
    // the first card alone: a reader takes one code at a time
    const address = codeIn(page, { x: 15, y: 13.5, width: 90, height: 54 });
    expect(address?.searchParams.get('page')).toBe('pages/home/home');
    expect(address?.searchParams.get('scene')).toBe(`g=${codes.westGrid}`);
    expectInside(pages);
    expectApart(page);
  });

  it('prints the centre’s desk for a grid nobody is responsible for', async () => {
    const [, , card] = await pagesOf('cardSheet');
    expect(card?.text).toContain('蜀山社区受理中心');
    expect(card?.text).toContain('0551-65000001');
    const [, , board] = await pagesOf('boardA3');
    expect(board?.text).toContain('本网格由社区受理中心负责');
    expectInside([card as PdfPage, board as PdfPage]);
    expectApart(board as PdfPage);
  });

  it('prints a board with its neighbours, scale and north, and a code that can be read', async () => {
    const [board] = await pagesOf('boardA3', 72);
    expect(sizeOf(board)).toEqual([420, 297]);
    for (const text of ['第二网格', '北', '王芳', '13900001234', '0551-65001234', '民政、就业'])
      expect(board?.text).toContain(text);
    expect(board?.text).toMatch(/\d+ 米/);
    const code = codeIn(board as PdfPage, { x: 300, y: 200, width: 120, height: 70 });
    expect(code?.searchParams.get('scene')).toBe(`g=${codes.westGrid}`);
    expectApart(board as PdfPage);
  });

  it('prints a letter, a roster with page numbers, an atlas with a sheet a grid', async () => {
    const [letter] = await pagesOf('letter');
    expect(letter?.text).toContain('网格责任人王芳');
    expect(letter?.text).toContain('（社区盖章）');
    const [roster] = await pagesOf('roster');
    expect(sizeOf(roster)).toEqual([297, 210]);
    expect(roster?.text).toContain('第 1 页，共 1 页');
    expect(roster?.text).toContain('李军');
    const atlas = await pagesOf('atlas');
    expect(atlas.map(sizeOf)).toEqual([
      [420, 297],
      [210, 297],
      [210, 297],
      [210, 297],
    ]);
    expectInside([...atlas, letter as PdfPage, roster as PdfPage]);
  });

  it('embeds a subset of its own fonts and no other', async () => {
    const fileId = run.documents[0]?.file?.fileId ?? '';
    const text = (await bytesOf(fileId)).toString('latin1');
    const fonts = [
      ...new Set([...text.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name?.replace(/^[A-Z]{6}\+/, 'SUBSET+'))),
    ];
    expect(fonts.sort()).toEqual(['SUBSET+NotoSansSC-Bold', 'SUBSET+NotoSansSC-Regular']);
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
  });
});

describe('#print.single', () => {
  it('gives the card made before as long as its facts hold, and sets rare characters', async () => {
    const input = { grid: codes.middleGrid, kind: 'card', options: { bleed: true } } as const;
    await changeRows(town.cloud, 'people', { _id: 'li' }, { name: '李㛃䶮𬭎𠮷' });
    const first = await town.call(lead, 'print.single', input);
    expect(first.notes).toEqual(['字库里没有「𠮷」，印成了〓，请手工补上']);
    const [card] = pdfPages(await bytesOf(first.fileId), 60);
    expect(card?.text).toContain('李㛃䶮𬭎〓');
    expect(sizeOf(card)).toEqual([110, 74]);
    expect(await town.call(lead, 'print.single', input)).toEqual(first);

    await changeRows(town.cloud, 'people', { _id: 'li' }, { name: '李军' });
    const second = await town.call(lead, 'print.single', input);
    expect(second.fileId).not.toBe(first.fileId);
  });

  it('tells shifts by their dates, for paper outlives today, and makes nothing stale by them', async () => {
    const shifts = [
      { date: '2026-11-24', periods: [{ from: '17:00', to: '21:00' }] },
      { date: '2026-11-28', periods: [] },
    ];
    await changeRows(town.cloud, 'people', { _id: 'wang' }, { shifts });
    const { fileId } = await town.call(lead, 'print.single', { grid: codes.westGrid, kind: 'card' });
    const [card] = pdfPages(await bytesOf(fileId), 60);
    expect(card?.text).toContain('时间 周一至周五 08:30–17:30 错时 11月24日 17:00–21:00；11月28日 休息');
    expectApart(card as PdfPage);
    await changeRows(town.cloud, 'people', { _id: 'wang' }, { shifts: [] });
    const { stale } = await town.call(lead, 'print.stale', { community: codes.westCommunity });
    expect(stale.filter(({ place, state }) => place === codes.westGrid && state === 'changed')).toEqual([]);
  });

  it('prints a portrait from storage, and the family name with a note where it cannot be used', async () => {
    const boardWith = async (portrait: Buffer) => {
      const { fileID } = await town.cloud.storage.write(`people/${portrait.length}`, Readable.from([portrait]));
      await changeRows(town.cloud, 'people', { _id: 'wang' }, { photo: fileID });
      const { fileId, notes } = await town.call(lead, 'print.single', { grid: codes.westGrid, kind: 'boardA3' });
      const [page] = pdfPages(await bytesOf(fileId), 60);
      return { notes, texts: page?.pieces.map(({ text }) => text), colour: colourAt(page as PdfPage, 250, 80) };
    };
    const green = new PNG({ width: 300, height: 400 });
    for (let at = 0; at < green.data.length; at += 4) green.data.set([0, 128, 0, 255], at);
    const whole = await boardWith(PNG.sync.write(green));
    expect(whole).toMatchObject({ notes: [], colour: [0, 128, 0] });
    expect(whole.texts).not.toContain('王');

    const webp = await boardWith(Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1'));
    expect(webp.notes).toEqual(['第一网格责任人的照片打不开或不是 JPG、PNG，印的是姓氏，请换一张照片再印']);
    expect(webp.texts).toContain('王');
  });

  it('is for the staff of the community alone', async () => {
    const input = { grid: codes.middleGrid, kind: 'card' } as const;
    await expect(town.call('somebody-openid', 'print.single', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(town.call(openidOf('zhao'), 'print.single', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

async function bytesOf(fileId: string): Promise<Buffer> {
  const found = await town.cloud.storage.temporaryUrl(fileId, 600);
  if (!('tempFileURL' in found)) throw new Error(`no file ${fileId}`);
  return Buffer.from(await (await fetch(found.tempFileURL)).arrayBuffer());
}

/** Red, green and blue at a place of a page (mm). */
function colourAt({ picture, width }: PdfPage, x: number, y: number): number[] {
  const scale = picture.width / width;
  const at = (Math.round(y * scale) * picture.width + Math.round(x * scale)) * 4;
  return [...picture.data.subarray(at, at + 3)];
}

function sizeOf(page: PdfPage | undefined): number[] {
  return [Math.round(page?.width ?? 0), Math.round(page?.height ?? 0)];
}

function expectInside(pages: readonly PdfPage[]): void {
  const outside = pages.flatMap((page) =>
    page.pieces.filter(
      ({ x, y, width, height }) => x < 2 || x + width > page.width - 2 || y - height < 0 || y > page.height - 2,
    ),
  );
  expect(outside).toEqual([]);
}

/** No two pieces of text lie over each other. Of a character's box nothing is drawn in the outer tenth. */
function expectApart({ pieces }: PdfPage): void {
  const boxes = pieces.map(({ text, x, y, width, height }) => ({
    text,
    left: x,
    right: x + width,
    top: y - height * 0.8,
    bottom: y + height * 0.05,
  }));
  const over = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left + 0.1 < other.right &&
          other.left + 0.1 < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `${one.text} / ${other.text}`),
  );
  expect(over).toEqual([]);
}
