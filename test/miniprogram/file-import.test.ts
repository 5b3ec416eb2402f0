import { Problems } from '../../cloudfunctions/exchange/problem';
import { told } from '../../cloudfunctions/exchange/told';
import { outcomeOfFailure, outcomeWords } from '../../miniprogram/components/file-import/outcome';

describe('what came of a file, as the sheet shows it', () => {
  it('is what the functions tell, line by line', () => {
    const problems = new Problems();
    problems.error({ file: 'grids.xlsx', line: 3 }, '编号', '与第 2 行的编号重复');
    problems.error({ file: 'grids.geojson', feature: 2 }, 'geometry', '边界自相交');
    const details = { ...told(problems.list) };
    const outcome = outcomeOfFailure({ message: '文件中有错误', details });
    expect(outcome).toEqual({ kind: 'problems', problems: details.problems, more: 0 });
    expect(details.problems.join('\n')).toContain('与第 2 行的编号重复');
  });

  it('says how many there are beside those listed', () => {
    const problems = new Problems();
    for (let line = 2; line < 152; line++) problems.error({ file: 'a.csv', line }, '户数', '应为整数');
    expect(outcomeOfFailure({ message: '', details: { ...told(problems.list) } })).toMatchObject({ more: 50 });
  });

  it('is the sentence alone where the file was never looked at', () => {
    expect(outcomeOfFailure({ message: '网络不通' })).toEqual({ kind: 'failed', message: '网络不通' });
  });

  it('is told in a sentence to whoever closed the sheet before it came', () => {
    expect(outcomeWords({ kind: 'done', words: '已导入 3 行', warnings: ['1 人没有电话'] })).toBe(
      '已导入 3 行；1 人没有电话',
    );
    expect(outcomeWords({ kind: 'problems', problems: ['第 3 行：电话不对'], more: 4 })).toBe(
      '有 5 处要改，没有导入任何内容：第 3 行：电话不对',
    );
    expect(outcomeWords({ kind: 'failed', message: '网络不通' })).toBe('网络不通');
    expect(outcomeWords({ kind: 'preview', lines: [], warnings: [] })).toBe('');
  });
});
