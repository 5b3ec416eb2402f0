import { type CaseLife, type LifePlan, lifeOf, mattersFor } from './case-lives';
import type { DemoTown } from './make-demo-town';
import { neighbourGrids, residents } from './people';
import { type Random, seeded } from './random';
import { stagedLives } from './staged-lives';

const day = 24 * 3_600_000;
const minute = 60_000;
/** How long before now the first case was handed in. */
export const historyDays = 28;
const ordinaryCases = 48;

const endings = ['confirmed', 'confirmed', 'confirmed', 'silent', 'silent', 'comesBack', 'withdrawn'] as const;
/** Some of today's wait untouched. */
const youngEndings = ['confirmed', 'silent', 'untouched', 'untouched'] as const;

/** About eighty lives of cases up to `now`: of the people in the switcher, over all grids, and staged for each role. */
export function makeLives(town: DemoTown, now: Date): CaseLife[] {
  const random = seeded(town.seed + 1);
  const plans = [...plansOfResidents(town, now), ...ordinaryPlans(town, now, random)];
  return [...plans.map((plan) => lifeOf(plan, random)), ...stagedLives(town, now)]
    .map((life) => ({ ...life, steps: life.steps.filter((step) => step.at < now) }))
    .filter((life) => life.steps.length > 0);
}

/** What each resident of the switcher finds in their list: something open, something to confirm, something done. */
function plansOfResidents(town: DemoTown, now: Date): LifePlan[] {
  const ago = (days: number): Date => new Date(now.getTime() - days * day);
  const of = (
    openid: string,
    gridCode: string,
    category: string,
    days: number,
    ending: LifePlan['ending'],
  ): LifePlan => {
    const grid = town.grids.find((one) => one.code === gridCode);
    const matter = grid && mattersFor(grid).find((one) => one.category === category);
    if (!grid || !matter) throw new RangeError(`no ${category} in ${gridCode}`);
    return { reporter: openid, grid, matter, from: ago(days), ending, notify: true };
  };
  const [zhang, li, chen] = residents;
  const [first, second, third] = neighbourGrids;
  return [
    of(zhang.openid, first, 'seniorAllowance', 21, 'confirmed'),
    of(zhang.openid, first, 'power', 3.2, 'silent'),
    of(li.openid, second, 'dispute', 16, 'comesBack'),
    of(li.openid, second, 'road', 1.4, 'silent'),
    of(li.openid, second, 'rubbish', 0.06, 'untouched'),
    of(chen.openid, third, 'employment', 12, 'confirmed'),
    of(chen.openid, third, 'noise', 5.1, 'silent'),
    of(chen.openid, third, 'residencePermit', 0.9, 'silent'),
  ];
}

function ordinaryPlans(town: DemoTown, now: Date, random: Random): LifePlan[] {
  return Array.from({ length: ordinaryCases }, (_, index): LifePlan => {
    // Every grid comes round, the three neighbours more often, so that their officers have lists.
    const neighbour = neighbourGrids[index % 7];
    const grid = town.grids.find((one) => one.code === neighbour) ?? random.pick(town.grids);
    const age = index < 14 ? random.between(0.05, 1.6) : random.between(1.6, historyDays - 1);
    return {
      reporter: `demo-resident-r${String((index % 30) + 1).padStart(2, '0')}`,
      grid,
      matter: random.pick(mattersFor(grid)),
      from: inWakingHours(new Date(now.getTime() - age * day), random),
      ending: random.pick(age < 1 ? youngEndings : endings),
    };
  });
}

/** Nobody complains at four in the morning. */
function inWakingHours(at: Date, random: Random): Date {
  const chinaMinutes = (at.getTime() / minute + 8 * 60) % (24 * 60);
  const early = Math.max(0, 7 * 60 + 30 - chinaMinutes);
  return new Date(at.getTime() - (early > 0 ? (12 * 60 - early + random.whole(0, 60)) * minute : 0));
}
