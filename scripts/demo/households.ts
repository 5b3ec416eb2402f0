import type { HouseholdView } from '../../cloudfunctions/visit/presenter';
import type { Caller } from './caller';
import type { DemoTown } from './make-demo-town';
import { makeNames } from './names';
import { openidOf } from './people';
import { gcj02PlaceIn } from './place-in';
import { seeded } from './random';

/** The community whose register is filled. */
export const registeredCommunity = '340104100001';
const householdsInGrid = 14;
const day = 24 * 3_600_000;

const tags = ['独居老人', '空巢', '困难家庭', '残疾', '留守儿童', '流动人口'];
const notes = ['门铃坏了，请敲门', '养狗，先打电话', '白天上班，晚上七点以后在家', '耳朵不好，说话大声些'];

interface Stage {
  call: Caller;
  /** Puts a file into the storage as a phone does; resolves to its file id. */
  upload(path: string, content: string): Promise<string>;
  /** Moves the clock of the local cloud to an instant. */
  moveTo(at: Date): void;
}

/** The household register of a community, imported by its lead as a file, and some visits of an officer. All made up. */
export async function playVisits(town: DemoTown, now: Date, { call, upload, moveTo }: Stage): Promise<void> {
  const person = (id: string): string => {
    const found = town.staff.find((one) => one.id === id);
    if (!found) throw new RangeError(`no ${id} in the demo town`);
    return openidOf(found);
  };
  moveTo(new Date(now.getTime() - 2 * day));
  const fileName = `${registeredCommunity}-households.csv`;
  const fileId = await upload(`imports/demo/${fileName}`, registerCsv(town, now));
  const data = { community: registeredCommunity, fileId, fileName, dryRun: false };
  const imported = (await call(person('fz001'), 'visit', 'importSheet', data, 'demo-register-import')) as {
    applied: boolean;
    problems: string[];
  };
  if (!imported.applied) throw new Error(imported.problems.join('\n'));

  moveTo(new Date(now.getTime() - 1 * day));
  const officer = person('wg001001');
  const { items } = (await call(officer, 'visit', 'due', {}, 'demo-visits-due-0001')) as { items: HouseholdView[] };
  const visits = [
    { kind: 'met', text: '身体很好，家里水电正常', need: '' },
    { kind: 'met', text: '想找离家近的活', need: '想找零工，会做保洁' },
    { kind: 'absent', text: '', need: '' },
  ];
  for (const [index, visit] of visits.entries()) {
    const household = items[index]?.id;
    if (!household) throw new RangeError('nobody is due in the demo town');
    const id = `demo-visit-00000000${index}`;
    await call(officer, 'visit', 'record', { household, id, photos: [], ...visit }, `demo-visit-record-${index}`);
  }
  moveTo(now);
}

function registerCsv({ grids, seed }: DemoTown, now: Date): string {
  const random = seeded(seed + 7);
  const rows = ['网格,住址,姓名,与户主关系,电话,出生年份,关爱标签,上次走访,经度,纬度,备注'];
  for (const grid of grids.filter(({ code }) => code.startsWith(registeredCommunity))) {
    const heads = makeNames(householdsInGrid, random);
    for (const [index, { name }] of heads.entries()) {
      const { longitude, latitude } = gcj02PlaceIn(grid, random);
      const care = index % 2 === 0;
      const address = `${1 + Math.floor(index / 4)}栋${1 + (index % 2)}单元${1 + (index % 6)}0${1 + (index % 3)}`;
      // Some are due, some soon, some not for months.
      const last = new Date(now.getTime() - (care ? 18 + index * 2 : 150 + index * 4) * day).toISOString().slice(0, 10);
      const tag = care ? (tags[(index / 2) % tags.length] ?? '') : '';
      const phone = `1390003${String(index + Number(grid.code.slice(-3)) * 20).padStart(4, '0')}`;
      const note = index % 5 === 0 ? (notes[(index / 5) % notes.length] ?? '') : '';
      const place = [longitude, latitude].map((degrees) => degrees.toFixed(6));
      rows.push(
        [grid.code, address, name, '户主', phone, care ? 1940 + index : 1985, tag, last, ...place, note].join(','),
      );
      if (index % 3 === 0)
        rows.push([grid.code, address, `${name.slice(0, 1)}小宝`, '孙', '', 2016, '', '', '', '', ''].join(','));
    }
  }
  return `${rows.join('\n')}\n`;
}
