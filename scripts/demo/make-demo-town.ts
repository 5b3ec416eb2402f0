import { type DemoGround, groundGeoJson, makeGround } from './demo-grids';
import { drawPortrait } from './portrait';
import { type Random, seeded } from './random';
import { regionsCsv } from './regions-csv';
import { type DemoStaff, makeStaff } from './staff';

/** A made-up town on real ground: what an office would hand over for the import, and what it was made of. */
export interface DemoTown extends DemoGround {
  seed: number;
  staff: DemoStaff[];
  /** File name → content: regions.csv, grids.geojson, officers.csv, photos/<id>.png. */
  files: Map<string, Buffer>;
}

export const demoFiles = ['regions.csv', 'grids.geojson', 'officers.csv'] as const;

/** The same seed gives the same bytes. Community names and codes are real, borders, estates and people are not. */
export function makeDemoTown(seed: number): DemoTown {
  const random = seeded(seed);
  const ground = makeGround(random);
  const staff = makeStaff(ground.grids, random);
  const files = new Map<string, Buffer>([
    ['regions.csv', Buffer.from(regionsCsv())],
    ['grids.geojson', Buffer.from(groundGeoJson(ground.grids))],
    ['officers.csv', Buffer.from(officersCsv(staff))],
    ...staff.map((person): [string, Buffer] => [photoFile(person), portraitOf(person, random)]),
  ]);
  return { seed, ...ground, staff, files };
}

const photoFile = (person: DemoStaff): string => `photos/${person.id}.png`;

function portraitOf(person: DemoStaff, random: Random): Buffer {
  return drawPortrait(person.look, seeded(random.whole(0, 2 ** 31)));
}

function officersCsv(staff: readonly DemoStaff[]): string {
  const header = '工号,姓名,联系电话,照片,工作职责,值班时间,网格,角色,部门,两委成员,岗位阶段,阶段开始日期';
  const rows = staff.map((person) =>
    [
      person.id,
      person.name,
      person.phone,
      photoFile(person),
      person.duties.join('；'),
      person.dutyHours,
      person.scopes.join('；'),
      person.role,
      person.department,
      person.committeeMember ? '是' : '否',
      person.phase,
      person.phaseFrom,
    ]
      .map((value) => `"${value}"`)
      .join(','),
  );
  return `${[header, ...rows].join('\n')}\n`;
}
