import { chinaTime } from '../../cloudfunctions/platform/duty-hours';
import type { DemoGrid } from './demo-grids';
import { comebacks, type Matter, ruralMatters, thanks, urbanMatters } from './matters';
import type { PictureName } from './pictures';
import type { Random } from './random';

/** One call of the case function: who does what when. */
export interface CaseStep {
  at: Date;
  /** `reporter`, the officer's `grid` desk, the community's `centre`, the id of somebody of the staff, or an openid. */
  by: string;
  action: string;
  /** What the action takes, but for the case's id. */
  data: Record<string, unknown>;
}

export interface CaseLife {
  /** The openid of a resident; not read where staff registered it. */
  reporter: string;
  grid: DemoGrid;
  category: string;
  urgent: boolean;
  /** A photo that goes with it. */
  picture?: PictureName;
  /** The first hands it in. */
  steps: CaseStep[];
}

const minute = 60_000;
const hour = 60 * minute;

export interface LifePlan {
  reporter: string;
  grid: DemoGrid;
  matter: Matter;
  /** When it is handed in. */
  from: Date;
  /** How far it goes: `open` cases are simply young; these are the endings. */
  ending: 'confirmed' | 'silent' | 'comesBack' | 'withdrawn' | 'untouched';
  notify?: boolean;
}

/** Works out the life of a case; steps later than now have not happened yet and are left away by the caller. */
export function lifeOf(plan: LifePlan, random: Random): CaseLife {
  const { reporter, grid, matter, from, ending } = plan;
  const estate = random.pick(grid.estates);
  const door = `${random.whole(1, 18)}栋${random.whole(1, 3)}单元`;
  const fill = (text: string): string => text.replaceAll('{estate}', estate).replaceAll('{door}', door);
  const steps: CaseStep[] = [];
  let at = from;
  const then = (by: CaseStep['by'], action: CaseStep['action'], data: Record<string, unknown>, wait: number): void => {
    at = new Date(at.getTime() + wait);
    // Nobody lets an urgent matter lie until the morning: it would have raised the alarm by itself.
    if (by !== 'reporter' && !(matter.urgent && action === 'accept')) at = inDayTime(at);
    steps.push({ at, by, action, data });
  };

  then(
    'reporter',
    'submit',
    { text: fill(matter.text), address: `${estate}${fill(matter.spot)}`, notify: plan.notify ?? random.next() < 0.6 },
    0,
  );
  if (ending === 'withdrawn') then('reporter', 'withdraw', { reason: '已经自己解决了，谢谢。' }, 3 * hour);
  // What is urgent alarms by itself when nobody has looked within minutes, also at night.
  const alone = ending === 'withdrawn' || ending === 'untouched';
  const life = { reporter, grid, category: matter.category, urgent: matter.urgent === true && !alone, steps };
  if (alone) return life;

  const soon = random.between(2, 8) * minute;
  const later = random.between(8, 100) * minute;
  if (life.urgent) steps.push({ at: new Date(at.getTime() + soon), by: 'grid', action: 'accept', data: {} });
  else then('grid', 'accept', {}, later);
  if (matter.reply) then('grid', 'reply', { text: matter.reply }, random.between(20, 180) * minute);
  const answer = { text: matter.answer };
  if (matter.outcome === 'notOurs')
    then('grid', 'return', { ...answer, where: matter.where ?? '' }, random.between(2, 8) * hour);
  else then('grid', 'settle', { ...answer, outcome: matter.outcome }, random.between(5, 50) * hour);

  if (ending === 'comesBack') {
    const comeback = random.pick(comebacks);
    then('reporter', 'dispute', { text: comeback.dispute }, random.between(20, 50) * hour);
    then('centre', 'accept', {}, random.between(30, 90) * minute);
    then('centre', 'settle', { text: comeback.answer, outcome: 'solved' }, random.between(20, 60) * hour);
  }
  if (ending !== 'silent') {
    const score = random.pick(matter.outcome === 'solved' ? [5, 5, 5, 4] : [4, 3]);
    then('reporter', 'confirm', { score, text: random.pick(thanks[score] ?? ['']) }, random.between(1, 30) * hour);
  }
  return life;
}

/** Staff work between half past eight and six in the evening. */
function inDayTime(at: Date): Date {
  const local = chinaTime(at);
  const minutes = local.hour() * 60 + local.minute();
  if (minutes < 8 * 60 + 30)
    return local
      .startOf('day')
      .add(8 * 60 + 30 + (minutes % 40), 'minute')
      .toDate();
  if (minutes > 18 * 60)
    return local
      .startOf('day')
      .add(1, 'day')
      .add(8 * 60 + 35 + (minutes % 40), 'minute')
      .toDate();
  return at;
}

/** What fits the ground: villages have fields. */
export function mattersFor(grid: DemoGrid): Matter[] {
  return grid.kind === 'villageGroup' || grid.kind === 'resettlement' ? ruralMatters : urbanMatters;
}
