import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { problemText } from '../../cloudfunctions/exchange/problem';
import { collections } from '../../cloudfunctions/platform/collections';
import { type LocalCloud, startLocalCloud } from '../../local/cloud';
import { dataKeysOf } from '../data-keys';
import { localEnvironment } from '../import/environment';
import { importFiles } from '../import/importer';
import { arrangePeople } from './arrange-people';
import { callerOf } from './caller';
import { demoAnnouncements } from './demo-announcements';
import { historyDays, makeLives } from './demo-cases';
import { playDivisions } from './divisions';
import { playVisits } from './households';
import { type DemoTown, demoFiles, makeDemoTown } from './make-demo-town';
import { openidOf, switcherPeople, unjoinedId } from './people';
import { drawPicture, type PictureName } from './pictures';
import { playCases } from './play-cases';

export interface DemoOptions {
  /** An empty folder. */
  dataDir: string;
  /** Built functions. */
  functionsDir: string;
  seed: number;
  progress(line: string): void;
}

const day = 24 * 3_600_000;

/**
 * Fills an empty system with the demo town: its files through the real importer, its people joined, its cases played
 * through the real functions on a clock that runs from four weeks ago to now.
 */
export async function fillDemo({ dataDir, functionsDir, seed, progress }: DemoOptions): Promise<void> {
  progress(`正在生成演示数据（种子 ${seed}）…`);
  const startedAt = performance.now();
  const town = makeDemoTown(seed);
  const files = writeFiles(join(dataDir, 'demo'), town);
  const env = { DATA_KEYS: dataKeysOf(dataDir) };
  const cloud = await startLocalCloud({ dataDir, functionsDir, collections, env });
  try {
    const now = new Date();
    await importTown(cloud, files, new Date(now.getTime() - (historyDays + 30) * day));
    await joinStaff(cloud, town);
    progress('正在办理演示事项…');
    const environment = localEnvironment(cloud.url);
    const moveTo = (at: Date): void => cloud.clock.setOffset(at.getTime() - Date.now());
    await playCases(town, makeLives(town, now), now, {
      call: callerOf(cloud),
      upload: uploaderOf(cloud),
      moveTo,
      runTimers: async () => void (await cloud.timers.fireNow('jobs')),
    });
    const upload = async (cloudPath: string, content: string): Promise<string> =>
      (await environment.uploadFile({ cloudPath, fileContent: Buffer.from(content) })).fileID;
    progress('正在划分演示网格…');
    await playDivisions(town, now, { call: callerOf(cloud), upload, moveTo });
    progress('正在登记演示住户…');
    await playVisits(town, now, { call: callerOf(cloud), upload, moveTo });
    await announce(cloud, town, now);
    cloud.clock.setOffset(0);
    await arrangePeople(callerOf(cloud), town);
    writeFileSync(
      join(dataDir, 'people.json'),
      JSON.stringify(switcherPeople(town, await invite(cloud, town)), null, 2),
    );
    progress(`演示数据已生成，用时 ${((performance.now() - startedAt) / 1000).toFixed(1)} 秒`);
  } finally {
    await cloud.close();
  }
}

/** Half past nine in China of the day of an instant. */
function officeMorning(at: number): number {
  const china = 8 * 3_600_000;
  return Math.floor((at + china) / day) * day - china + 9.5 * 3_600_000;
}

/** Puts a drawn picture into the storage; resolves to its file id. */
function uploaderOf(cloud: LocalCloud): (name: PictureName) => Promise<string> {
  const environment = localEnvironment(cloud.url);
  return async (name) => {
    const cloudPath = `cases/demo/${name}.png`;
    return (await environment.uploadFile({ cloudPath, fileContent: drawPicture(name) })).fileID;
  };
}

/** What town and community told everybody in these weeks, published by their own staff. */
async function announce(cloud: LocalCloud, { staff }: DemoTown, now: Date): Promise<void> {
  const call = callerOf(cloud);
  const upload = uploaderOf(cloud);
  for (const [number, { by, place, title, text, picture, daysAgo, pinnedDays }] of demoAnnouncements.entries()) {
    const writer = staff.find(({ id }) => id === by);
    if (!writer) throw new RangeError(`no ${by} in the demo town`);
    cloud.clock.setOffset(officeMorning(now.getTime() - daysAgo * day) - Date.now());
    const pictures = picture ? [await upload(picture)] : [];
    const pinnedUntil = pinnedDays ? now.getTime() + pinnedDays * day : null;
    const input = { id: null, edition: 0, place, title, text, pictures, pinnedUntil, endsAt: null, publish: true };
    await call(openidOf(writer), 'publicity', 'saveAnnouncement', input, `demo-announcement-${number}`);
  }
}

/** Kept with the data: a town of one's own is made by changing these. */
function writeFiles(folder: string, town: DemoTown): string[] {
  for (const [name, content] of town.files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return demoFiles.map((name) => join(folder, name));
}

async function importTown(cloud: LocalCloud, files: readonly string[], from: Date): Promise<void> {
  const environment = localEnvironment(cloud.url);
  const { applied, problems } = await importFiles({ files, environment, now: from });
  const errors = problems.filter((problem) => problem.level === 'error');
  if (!applied) throw new Error(errors.map(problemText).join('\n'));
}

/** Binds everybody but one at a stroke: what inviting and joining do one by one. */
async function joinStaff(cloud: LocalCloud, town: DemoTown): Promise<void> {
  const people = localEnvironment(cloud.url).database().collection('people');
  const joining = town.staff.filter((person) => person.id !== unjoinedId);
  await Promise.all(
    joining.map((person) => people.doc(person.id).update({ openid: openidOf(person), noticeConsents: 3 })),
  );
}

/** The centre lead invites the one who has not joined. */
async function invite(cloud: LocalCloud, town: DemoTown): Promise<string> {
  const lead = town.staff.find((person) => person.role === 'centreLead' && person.scopes.includes('340104100001'));
  if (!lead) throw new RangeError('no centre lead');
  const reply = await callerOf(cloud)(
    openidOf(lead),
    'account',
    'createInvitation',
    { personId: unjoinedId },
    'demo-invitation-001',
  );
  return (reply as { token: string }).token;
}
