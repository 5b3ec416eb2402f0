import { minLength, picklist, pipe, strictObject } from 'valibot';
import { type TableFormat, type WrittenColumn, writeTable } from '../../exchange/write-table';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { chinaTime } from '../../platform/duty-hours';
import { keyedHash } from '../../platform/encryption';
import { writeFile } from '../../platform/files';
import { writeLog } from '../../platform/log';
import { careTagNames, type Household } from '../household';
import { registerWords } from '../inputs';
import { requireLead } from '../policy';
import { type OpenedHousehold, openedHousehold } from '../presenter';
import { insertOpening, listGridPlaces, listWhole } from '../repository';

/** A file to be fetched, under the name people will see. */
export interface ExportedRegister {
  fileId: string;
  fileName: string;
  households: number;
}

interface Row {
  household: Household;
  address: string;
  person: OpenedHousehold['people'][number];
}

const columns: ReadonlyArray<WrittenColumn<Row>> = [
  { name: '网格', width: 18, value: ({ household }) => household.grid },
  { name: '住址', width: 30, value: ({ address }) => address },
  { name: '姓名', width: 10, value: ({ person }) => person.name },
  { name: '与户主关系', width: 12, value: ({ person }) => person.relation },
  { name: '电话', width: 16, value: ({ person }) => person.phone },
  { name: '出生年份', width: 10, value: ({ person }) => person.birthYear ?? '' },
  { name: '关爱标签', width: 20, value: ({ household }) => household.tags.map((tag) => careTagNames[tag]).join('；') },
  { name: '走访间隔', width: 10, value: ({ household }) => household.intervalDays || '' },
  { name: '上次走访', width: 12, value: ({ household }) => household.lastVisitOn },
  { name: '经度', width: 12, value: ({ household }) => household.point?.longitude ?? '' },
  { name: '纬度', width: 12, value: ({ household }) => household.point?.latitude ?? '' },
  { name: '备注', width: 30, value: ({ household }) => household.note },
];

/**
 * The register of a community in clear, as `importSheet` takes it again; without those who moved away. By its lead alone, with
 * a reason, which is on record before the file is there. A retry writes the same file. One database call a grid, and two.
 *
 * @throws FORBIDDEN not the community's lead
 */
export const exportSheet = defineAction({
  input: strictObject({
    community: codeInput,
    format: picklist(['xlsx', 'csv']),
    reason: pipe(registerWords('导出原因', 100), minLength(4, '请写明导出原因和用处，至少 4 个字')),
  }),
  async run({ community, format, reason }, context): Promise<ExportedRegister> {
    const { personId, name } = requireLead(await context.actor(), community);
    const { now, openid, requestId } = context;
    const grids = await listGridPlaces(community);
    const all: Household[] = [];
    for (const { code } of grids) all.push(...(await listWhole(code)));
    const households = all.filter(({ movedAway }) => !movedAway);
    const place = grids[0]?.communityName ?? '';
    await insertOpening({
      _id: keyedHash('opening', `${openid} ${requestId} export ${community}`),
      kind: 'export',
      household: '',
      no: 0,
      grid: '',
      gridName: place,
      community,
      personId,
      name,
      purpose: reason,
      count: households.length,
      at: now,
    });
    const path = `exports/${chinaTime(now).format('YYYY-MM')}/${requestId}.${format}`;
    const fileId = await writeFile(path, registerFile(households, format));
    writeLog({ exported: 'households', community, by: personId, households: households.length });
    const fileName = `${place}住户台账${chinaTime(now).format('YYYYMMDD')}.${format}`;
    return { fileId, fileName, households: households.length };
  },
});

function registerFile(households: readonly Household[], format: TableFormat): Buffer {
  const rows = households.flatMap((household): Row[] => {
    const { address, people } = openedHousehold(household);
    return people.map((person) => ({ household, address, person }));
  });
  return writeTable(columns, rows, format, '住户台账');
}
