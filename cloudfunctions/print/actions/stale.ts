import { strictObject } from 'valibot';
import { codeInput } from '../../grid/inputs';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import type { PieceKind } from '../kinds';
import { readMaterial } from '../material';
import { mayPrint } from '../policy';
import { findPrinted } from '../repository';
import { type StalePiece, staleOf } from '../stale';

/** What is no longer true of a community's printed matter. */
export interface StaleList {
  stale: StalePiece[];
  /** Kinds that were ever printed here; none: nothing can be stale. */
  printed: PieceKind[];
  /** How many grids the community has. */
  grids: number;
}

/**
 * Compares what was last printed with what holds now: changed, of grids that are gone, and what grids lack of a kind that
 * others have. Three database calls, one more for each further hundred grids, two a minute for settings.
 */
export const stale = defineAction({
  input: strictObject({ community: codeInput }),
  async run({ community }, context): Promise<StaleList> {
    if (!mayPrint(await context.actor(), community)) {
      throw new AppError('FORBIDDEN', 'does not print for this community');
    }
    const [material, printed] = await Promise.all([readMaterial(community, context.now), findPrinted(community)]);
    return {
      stale: staleOf(printed, material),
      printed: printed.map(({ kind }) => kind),
      grids: material.grids.length,
    };
  },
});
