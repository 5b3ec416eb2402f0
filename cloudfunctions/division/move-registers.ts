import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { moveRegister } from '../visit/move-register';
import type { PlanGrid } from './plan';
import { shapeOf } from './shape';

/**
 * Households go over to the register of the grid their home lies in now. Of a grid that is no more those without a place go to
 * the first that follows it; of one that was only redrawn they stay.
 *
 * @param left grids in force before that are drawn otherwise now, or are no more, with who follows them
 */
export async function moveRegisters(
  planned: readonly PlanGrid[],
  left: ReadonlyArray<{ code: string; successors: readonly string[] }>,
): Promise<void> {
  const shapes = planned.map((grid) => ({ grid, shape: shapeOf(grid.border) }));
  for (const { code, successors } of left) {
    const heir = planned.find((grid) => grid.code === successors[0]);
    await moveRegister(code, ({ point }) => {
      const at = point && [point.longitude, point.latitude];
      const home = at ? shapes.find(({ shape }) => booleanPointInPolygon(at, shape))?.grid : undefined;
      return home ?? heir;
    });
  }
}
