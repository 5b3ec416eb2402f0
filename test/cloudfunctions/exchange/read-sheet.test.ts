import { deflateRawSync } from 'node:zlib';
import { utils, type WorkSheet, write } from '@e965/xlsx';
import { encode } from 'iconv-lite';
import { readOfficers } from '../../../cloudfunctions/exchange/officers-file';
import { Problems, problemText } from '../../../cloudfunctions/exchange/problem';
import { readSheet } from '../../../cloudfunctions/exchange/read-sheet';

type Cell = string | number | Record<string, unknown> | null;

/** A workbook of one or several sheets; `shape` changes the first before it is written. */
function workbook(
  sheets: Record<string, Cell[][]>,
  shape: (sheet: WorkSheet) => void = () => undefined,
  bookType: 'xlsx' | 'biff8' = 'xlsx',
): Buffer {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows);
    if (book.SheetNames.length === 0) shape(sheet);
    utils.book_append_sheet(book, sheet, name);
  }
  return write(book, { type: 'buffer', bookType, cellStyles: true }) as Buffer;
}

const header = ['姓名', '电话', '网格'];
const wang: Cell[] = ['王芳', '13900001000', '340104100001001'];
const people = (...rows: Cell[][]) => ({ 人员: [header, ...rows] });

/** The rows of a roster, or the sentences that stand against it. */
function reading(bytes: Buffer, file = '花名册.xlsx') {
  const problems = new Problems();
  const sheet = readSheet(file, bytes, problems);
  const rows = sheet ? readOfficers(sheet, undefined, problems) : [];
  const errors = problems.list.filter(({ level }) => level === 'error').map(problemText);
  return { rows: rows.map(({ name, phone, scopes }) => [name, phone, ...scopes]), errors };
}

const good = { rows: [['王芳', '13900001000', '340104100001001']], errors: [] };

describe('one table, whichever program saved it', () => {
  const text = (mark: string): string => [header, wang].map((row) => row.join(mark)).join('\r\n');
  test.each<[string, Buffer]>([
    ['xlsx', workbook(people(wang))],
    ['xls', workbook(people(wang), undefined, 'biff8')],
    ['csv in UTF-8', Buffer.from(text(','))],
    ['csv with a byte order mark', Buffer.from(`\uFEFF${text(',')}`)],
    ['csv in GBK', encode(text(','), 'gbk')],
    ['tabs in UTF-16, Excel’s Unicode text', Buffer.concat([Buffer.from([0xff, 0xfe]), encode(text('\t'), 'utf16le')])],
    ['semicolons', Buffer.from(text(';'))],
    ['phones and codes stored as numbers', workbook(people(['王芳', 13900001000, 340104100001001]))],
    ['full-width digits and spaces', workbook(people([' 王芳 ', '１３９００００１０００', '340104100001001 ']))],
    [
      'a title above the header, merged',
      workbook({ 人员: [['2026年网格花名册'], [], header, wang] }, (sheet) => {
        sheet['!merges'] = [utils.decode_range('A1:C1')];
      }),
    ],
    ['a csv with a title', Buffer.from(`2026年网格花名册\n${text(',')}`)],
    ['empty rows and columns at the end', workbook(people([...wang, null, ' '], [null], ['', '', ' ']))],
    ['an empty second sheet', workbook({ ...people(wang), Sheet2: [[]] })],
    ['a star at a required column', workbook({ 人员: [['姓名*', '电 话', '网格'], wang] })],
  ])('%s', (_what, bytes) => {
    expect(reading(bytes)).toEqual(good);
  });

  test('goes by the bytes and not by the name', () => {
    expect(reading(workbook(people(wang)), '花名册.csv')).toEqual(good);
    expect(reading(Buffer.from(text(',')), '花名册.xlsx')).toEqual(good);
  });

  test('a date is a date, with the line Excel shows', () => {
    const rows = {
      人员: [
        [...header, '岗位阶段', '阶段开始日期'],
        [...wang, '一岗多责', { t: 'n', v: 45352, z: 'yyyy/m/d' }],
      ],
    };
    const problems = new Problems();
    const sheet = readSheet('花名册.xlsx', workbook(rows as Record<string, Cell[][]>), problems);
    expect(sheet?.rows[1]).toMatchObject({ line: 2, cells: [...wang, '一岗多责', '2024-03-01'] });
  });
});

describe('what must not be read as it stands is told with sheet, line and column', () => {
  test.each<[string, Buffer, string]>([
    [
      'a formula',
      workbook(people(wang, ['李军', { t: 's', f: 'B2', v: '1' }, '340104100001002'])),
      '花名册.xlsx“人员” 第 3 行 电话：B3 是公式，请复制后粘贴为数值',
    ],
    [
      'merged cells',
      workbook(people(wang, ['李军', '13900001001', '340104100001002']), (sheet) => {
        sheet['!merges'] = [utils.decode_range('C2:C3')];
      }),
      '花名册.xlsx“人员” 第 2 行 网格：C2:C3 是合并的单元格，请取消合并，每格都填写',
    ],
    [
      '16 digits as a number',
      workbook(people(['王芳', '13900001000', 3401041000010011])),
      '花名册.xlsx“人员” 第 2 行 网格：C2 的数字超过 15 位，Excel 已丢失末尾几位，请把这一列设为“文本”格式后重新填写',
    ],
    [
      'a row that is hidden',
      workbook(people(wang), (sheet) => {
        sheet['!rows'] = [{}, { hidden: true }];
      }),
      '花名册.xlsx“人员” 第 2 行：这一行被隐藏或筛选掉了，请取消隐藏后再导入，不要的行请删除',
    ],
    [
      'an error value',
      workbook(people(['王芳', { t: 'e', v: 42, w: '#N/A' }, '340104100001001'])),
      '花名册.xlsx“人员” 第 2 行 电话：B2 是错误值（如 #N/A），请改正',
    ],
    [
      'a phone without digits',
      workbook(people(['王芳', '暂无', '340104100001001'])),
      '花名册.xlsx“人员” 第 2 行 电话：不是规范的电话号码：“暂无”，应为手机号，或带区号的固定电话',
    ],
    [
      'a cell without a header',
      workbook(people([...wang, '备注'])),
      '花名册.xlsx“人员” 第 2 行：第 4 列有内容，但没有表头，请删除或补上表头',
    ],
    [
      'a photo',
      workbook({
        人员: [
          [...header, '照片'],
          [...wang, 'wang.jpg'],
        ],
      }),
      '花名册.xlsx“人员” 第 2 行 照片：表格带不进照片，请清空这一列，导入后在人员页面里给本人添加照片',
    ],
    [
      'two sheets',
      workbook({ ...people(wang), 说明: [['填写说明']] }),
      '花名册.xlsx：有 2 个工作表有内容（“人员”、“说明”），请只留下要导入的一个',
    ],
    ['an empty file', Buffer.alloc(0), '花名册.xlsx：文件是空的'],
    ['an empty sheet', workbook({ 人员: [[]] }), '花名册.xlsx：表中没有内容'],
    [
      'a web page called xls',
      Buffer.from('<html><table>'),
      '花名册.xlsx：这是网页，不是表格，请用 Excel 或 WPS 另存为 xlsx 或 csv',
    ],
    [
      'a picture',
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      '花名册.xlsx：这是图片，不是表格，请用 Excel 或 WPS 另存为 xlsx 或 csv',
    ],
    [
      'bytes of no kind',
      Buffer.from([1, 0, 2, 0, 3]),
      '花名册.xlsx：读不懂这个文件，它可能已损坏，请用 Excel 或 WPS 另存为 xlsx 或 csv',
    ],
    [
      'a workbook that broke off',
      workbook(people(wang)).subarray(0, 900),
      '花名册.xlsx：打不开这个表格，它可能已损坏，请用 Excel 或 WPS 另存为 xlsx 后再选',
    ],
    [
      'more than 10 MB',
      Buffer.alloc(30 * 1024 * 1024, 'a'),
      '花名册.xlsx：文件有 30.0 MB，超过 10 MB，请删去图片和多余的工作表后再选',
    ],
    [
      'a csv row of another length',
      Buffer.from(`${header.join(',')}\n${wang.join(',')},多`),
      '花名册.xlsx 第 2 行：这一行有 4 列，表头有 3 列，请检查是否多了或少了逗号',
    ],
    [
      'quotes that do not close',
      Buffer.from(`${header.join(',')}\n"王芳,1`),
      '花名册.xlsx 第 2 行：不是规范的 CSV，请检查引号是否成对',
    ],
  ])('%s', (_what, bytes, sentence) => {
    expect(reading(bytes).errors).toEqual([sentence]);
  });

  test('a workbook with a password', () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([header]), '人员');
    const { CFB } = jest.requireActual<{
      CFB: { utils: Record<string, (...given: unknown[]) => unknown>; write: (...given: unknown[]) => Buffer };
    }>('@e965/xlsx');
    const container = CFB.utils['cfb_new']?.();
    for (const part of ['/EncryptionInfo', '/EncryptedPackage'])
      CFB.utils['cfb_add']?.(container, part, Buffer.alloc(64));
    const bytes = CFB.write(container, { type: 'buffer' });
    expect(reading(bytes).errors).toEqual(['花名册.xlsx：文件有密码，请取消密码后再选']);
  });

  test('an archive that would unfold to fill the memory, whatever it says of itself', () => {
    const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
    expect(reading(zipOf('xl/worksheets/sheet1.xml', packed, 100)).errors).toEqual([
      '花名册.xlsx：文件展开后太大，请把要导入的内容复制到新建的表格中',
    ]);
  });
});

/** A zip with one part whose directory lies about its size. */
function zipOf(name: string, packed: Buffer, claimed: number): Buffer {
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}
