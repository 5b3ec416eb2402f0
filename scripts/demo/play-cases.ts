import type { Caller } from './caller';
import type { CaseLife, CaseStep } from './case-lives';
import type { DemoTown } from './make-demo-town';
import { openidOf, unjoinedId } from './people';
import type { PictureName } from './pictures';
import { gcj02PlaceIn } from './place-in';
import { seeded } from './random';

export interface Stage {
  call: Caller;
  /** Puts a picture into the storage; resolves to its file id. */
  upload(name: PictureName): Promise<string>;
  /** Moves the clock of the local cloud to an instant. */
  moveTo(at: Date): void;
  /** Runs what the clock does by itself: quiet closing, messages. */
  runTimers(): Promise<void>;
}

/** Plays the lives in the order of time up to now, every step through the real functions as the person who takes it. */
export async function playCases(town: DemoTown, lives: readonly CaseLife[], now: Date, stage: Stage): Promise<void> {
  const random = seeded(town.seed + 2);
  const ids = new Map<CaseLife, string>();
  const steps = lives
    .flatMap((life, number) =>
      life.steps.map((step, index) => ({
        life,
        step,
        requestId: `demo-case-${String(number).padStart(3, '0')}-step-${index}`,
      })),
    )
    .sort((a, b) => a.step.at.getTime() - b.step.at.getTime());
  let day = '';
  for (const { life, step, requestId } of steps) {
    stage.moveTo(step.at);
    const today = step.at.toISOString().slice(0, 10);
    if (today !== day) await stage.runTimers();
    day = today;
    const opens = step.action === 'submit' || step.action === 'register';
    const photos = opens && life.picture ? [await stage.upload(life.picture)] : [];
    const data = opens
      ? handedIn(life, step, gcj02PlaceIn(life.grid, random), photos)
      : { id: ids.get(life), ...withPhotos(step) };
    const view = (await stage.call(actorOf(town, life, step), 'case', step.action, data, requestId)) as { id: string };
    if (opens) ids.set(life, view.id);
  }
  stage.moveTo(now);
  await stage.runTimers();
}

/** What `case.submit` and `case.register` take. */
function handedIn(
  life: CaseLife,
  { action, data }: CaseStep,
  point: { longitude: number; latitude: number },
  photos: string[],
): Record<string, unknown> {
  const { address, text, notify, contact = null } = data;
  const { category, urgent, grid } = life;
  const input = { category, text, photos, place: { ...point, address }, grid: grid.code, contact, urgent };
  return action === 'submit' ? { ...input, notify } : { ...input, onBehalf: contact !== null };
}

function withPhotos({ action, data }: CaseStep): Record<string, unknown> {
  if (action === 'settle') return { internalText: '', photos: [], ...data };
  return action === 'reply' || action === 'dispute' ? { photos: [], ...data } : data;
}

/** The officer of the grid, the community's lead where there is none yet, its clerk at the centre; or who is named. */
function actorOf(town: DemoTown, life: CaseLife, step: CaseStep): string {
  if (step.by === 'reporter') return life.reporter;
  const named = town.staff.find((person) => person.id === step.by);
  if (named) return openidOf(named);
  if (step.by !== 'grid' && step.by !== 'centre') return step.by;
  const officer = town.staff.find((person) => person.role === 'officer' && person.scopes.includes(life.grid.code));
  if (step.by === 'grid' && officer && officer.id !== unjoinedId) return openidOf(officer);
  const role = step.by === 'grid' ? 'centreLead' : 'centreClerk';
  const centre = town.staff.find((person) => person.role === role && person.scopes.includes(life.grid.community));
  if (!centre) throw new RangeError(`nobody at the centre of ${life.grid.community}`);
  return openidOf(centre);
}
