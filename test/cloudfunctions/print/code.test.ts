import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { codes, openidOf, type SmallTown, startSmallTown } from '../../support/small-town';
import { changeRows } from '../../support/stored-change';

let town: SmallTown;
beforeEach(async () => {
  town = await startSmallTown({ functions: ['print'] });
});
afterEach(() => town.close());

describe('#print.code', () => {
  it('gives anybody the code that opens the grid’s card, for one database call', async () => {
    const { base64, contentType } = await town.call(openidOf('zhang'), 'print.code', { grid: codes.westGrid });
    expect(contentType).toBe('image/png');
    const { data, width, height } = PNG.sync.read(Buffer.from(base64, 'base64'));
    const text = jsqr(new Uint8ClampedArray(data), width, height)?.data ?? '';
    expect(new URL(text).searchParams.get('scene')).toBe(`g=${codes.westGrid}`);
    expect(new URL(text).searchParams.get('page')).toBe('pages/home/home');
  });

  it('gives none for a grid that is not, or is no more', async () => {
    const unknown = town.call(openidOf('zhang'), 'print.code', { grid: '340104100009009' });
    await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await changeRows(
      town.cloud,
      'grids',
      { _id: codes.westGrid },
      { retired: { at: { $date: town.cloud.clock.now() }, plan: 'p', successors: [] } },
    );
    const retired = town.call(openidOf('zhang'), 'print.code', { grid: codes.westGrid });
    await expect(retired).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
