import { utils, write } from '@e965/xlsx';
import { giveFile } from './support/give-file';
import { openPhone, type Phone } from './support/phone';
import { answer } from './support/prompts';
import { onDevtools, startTown, stopTown } from './support/town';

/** Of 蜀山社区 (scripts/demo/people.ts). */
const lead = 'demo-lead-fz001';
const header = ['姓名', '电话', '角色', '负责范围'];
const newcomer = ['钱进', '13900005555', '社区受理中心值班人员', '340104100001'];

function workbook(rows: unknown[][]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '花名册');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

let phone: Phone;
beforeAll(async () => {
  await startTown();
  phone = await openPhone(lead, {});
}, 180_000);
afterAll(async () => {
  phone?.close();
  await stopTown();
});

(onDevtools ? describe.skip : describe)('a roster from the phone', () => {
  it('is told line by line what is wrong, mended without leaving, previewed, imported and seen', async () => {
    await phone.go('/packages/manage/people/people', 'reLaunch');
    await phone.tap('导入花名册');
    await phone.see('下载当前花名册，在上面修改');
    await phone.shoot('roster-ready');
    await giveFile(
      phone,
      '花名册.xlsx',
      workbook([
        header,
        ['钱进', '没有', ...newcomer.slice(2)],
        ['孙二', { t: 'n', f: '1+1', v: 2 }, ...newcomer.slice(2)],
      ]),
    );
    await phone.tap('选择文件');
    await answer(phone, 'agree');
    await phone.see('有 2 处要改，没有导入任何内容');
    await phone.see('第 3 行 电话：B3 是公式，请复制后粘贴为数值');
    await phone.shoot('roster-problems');
    await giveFile(phone, '花名册.xlsx', workbook([header, newcomer]));
    await phone.tap('改好了，重新选择');
    await phone.see('新增 1 人：钱进');
    await phone.shoot('roster-preview');
    await phone.tap('确认导入');
    await phone.see('已导入 1 行');
    await phone.shoot('roster-done');
    await phone.tap('完成');
    await phone.see('钱进');
  });
});
