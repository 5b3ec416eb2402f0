import { letterOf, unknownNames } from '../../../cloudfunctions/grid/letter';
import { codes, type SmallTown, startSmallTown } from '../../support/small-town';
import { changeRows } from '../../support/stored-change';

describe('#grid.letter', () => {
  let town: SmallTown;
  beforeAll(async () => {
    town = await startSmallTown({ functions: ['grid'] });
  });
  afterAll(() => town.close());

  it('is told to anybody, with whom to call and nothing left to fill in', async () => {
    const letter = await town.call('resident-openid', 'grid.letter', { code: codes.westGrid });
    expect(letter.title).toBe('致居民的一封信');
    expect(letter.signedBy).toEqual(['井岗镇', '蜀山社区']);
    expect(letter.paragraphs[0]).toBe('尊敬的居民朋友：');
    expect(letter.paragraphs.join('')).toContain('可以直接找网格责任人王芳，电话 13900001234');
    expect(letter.paragraphs.join('')).not.toMatch(/[{}]/);
  });

  it('names the centre where there is no officer, and leaves out what nobody has set', async () => {
    await changeRows(town.cloud, 'people', { _id: 'li' }, { roles: [], scopes: [] });
    const { paragraphs, card } = await town.call('resident-openid', 'grid.letter', { code: codes.middleGrid });
    expect(paragraphs.join('')).toContain('可以直接找蜀山社区受理中心，电话 0551-65000001');
    expect(paragraphs.join('')).not.toContain('值班时间');
    expect(letterOf('题目\n{监督电话}管监督\n完', { ...card, supervisionPhone: '' }).paragraphs).toEqual(['完']);
  });

  it('knows names no letter can fill in', () => {
    expect(unknownNames('找{联系人}，{微信}，{微信}')).toEqual(['微信']);
  });
});
