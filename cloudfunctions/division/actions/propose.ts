import gcoord from 'gcoord';
import { integer, maxValue, minValue, number, optional, pipe, strictObject } from 'valibot';
import { toWgs84 } from '../../exchange/border';
import type { Corner } from '../../grid/outline';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { chineseNumber } from '../chinese-number';
import { nextCode } from '../codes';
import { successorsOf } from '../compare';
import { replaceDraft } from '../draft-from';
import { communityCode, edition, version } from '../inputs';
import type { PlanGrid } from '../plan';
import type { ProposedView } from '../presenter';
import { isInside } from '../propose/plane';
import { propose as proposal } from '../propose/propose';
import { borderOf, readSurroundings } from '../read-plan';
import { listCodesEver } from '../repository';
import type { Rings } from '../shape';
import { planFor } from '../take-action';

const mostPoints = 20_000;

/**
 * Puts a proposal in place of a draft's grids, worked out from the community's address points: a grid in force keeps its
 * code where most of its ground stays one grid. About ten seconds for 10,000 points; twenty database calls.
 *
 * @throws BAD_INPUT no address points, or too many for a call; PLAN_CHANGED
 */
export const propose = defineAction({
  input: strictObject({
    community: communityCode,
    version,
    edition,
    seed: optional(pipe(number(), integer(), minValue(1), maxValue(1_000_000))),
  }),
  async run({ community, version: wanted, edition: seen, seed = 1 }, context): Promise<ProposedView> {
    const about = await planFor(context, 'propose', community, wanted, seen);
    const surroundings = await readSurroundings(about.actor, community);
    const { points, grids: inForce } = surroundings;
    if (points.length === 0) throw new AppError('BAD_INPUT', 'no points', '还没有住户点，请先导入住户点');
    if (points.length > mostPoints)
      throw new AppError('BAD_INPUT', 'too many points', '住户点太多，请由技术人员用 npm run propose 划分');
    const [ground] = borderOf(surroundings)?.rings ?? [];
    const border = ground && toWgs84(ground);
    const addresses = points.map(([longitude, latitude, households, people]) => ({
      at: toWgs84([[[longitude, latitude]]])[0]?.[0] ?? [longitude, latitude],
      households,
      people,
    }));
    // Points beyond the border belong to nobody here.
    const { grids, quality } = proposal({
      addresses: border ? addresses.filter(({ at }) => isInside(at, border)) : addresses,
      border,
      seed,
    });
    const codes = await listCodesEver(community);
    const drawn = grids.map((grid) => ({ ...grid, rings: grid.border.map((ring) => ring.map(ourCorner)) }));
    const named = codesFor(
      drawn.map(({ rings }) => rings),
      inForce.map(({ code, borderGcj02 }) => ({ code, border: borderGcj02.coordinates })),
      community,
      codes,
    );
    const planned = drawn.map(({ rings, households, people }, index): PlanGrid => {
      const code = named[index] ?? '';
      const before = inForce.find((grid) => grid.code === code);
      const {
        name = `第${chineseNumber(Number(code.slice(community.length)))}网格`,
        kind = 'selfManaged',
        estates = [],
      } = before ?? {};
      return { code, name, kind, estates, border: rings, households, people, counted: 'addresses', reason: '' };
    });
    return { ...(await replaceDraft(context, about, planned)), quality };
  },
});

/** A grid in force gives its code to the proposed grid with most of its ground, unless another has it already. */
function codesFor(
  proposed: readonly Rings[],
  inForce: ReadonlyArray<Pick<PlanGrid, 'code' | 'border'>>,
  community: string,
  ever: readonly string[],
): string[] {
  const candidates = proposed.map((border, index) => ({ code: String(index), border }));
  const codeOf = new Map<string, string>();
  for (const { code, border } of inForce) {
    const [heir] = successorsOf(border, candidates).filter((index) => !codeOf.has(index));
    if (heir) codeOf.set(heir, code);
  }
  const given = [...ever];
  return candidates.map(({ code: index }) => {
    const code = codeOf.get(index) ?? nextCode(community, given);
    given.push(code);
    return code;
  });
}

/** As exact as the proposal: rounded to 0.1 m its short edges would cross each other. */
function ourCorner(corner: Corner): Corner {
  const [longitude, latitude] = gcoord.transform(corner, gcoord.WGS84, gcoord.GCJ02);
  return [Math.round(longitude * 1e9) / 1e9, Math.round(latitude * 1e9) / 1e9];
}
