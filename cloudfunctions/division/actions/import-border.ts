import { strictObject } from 'valibot';
import { toGcj02 } from '../../exchange/border';
import { readCommunityBorder } from '../../exchange/lines-file';
import { Problems } from '../../exchange/problem';
import { mostFileBytes } from '../../exchange/sheet';
import { told } from '../../exchange/told';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { readUpload } from '../../platform/uploads';
import { communityCode, uploadedFile } from '../inputs';
import { mayDraw } from '../plan-states';
import { readSurroundings, viewOf } from '../read-plan';
import { putBorder } from '../repository';

/** With their border a view must stay below a megabyte. */
const mostCorners = 5000;

/**
 * Takes where a community ends from a GeoJSON with one polygon (WGS-84), in place of what was said before: from then on
 * findings go by it, not by the grids in force. Sent again it changes nothing. About thirteen database calls.
 *
 * @throws FILE_REFUSED `details.problems`; NOT_FOUND, FORBIDDEN
 */
export const importBorder = defineAction({
  input: strictObject({ community: communityCode, ...uploadedFile }),
  async run({ community, fileId, fileName }, context) {
    const actor = await context.actor();
    if (!mayDraw(actor, community)) throw new AppError('FORBIDDEN', 'does not draw here');
    const surroundings = await readSurroundings(actor, community);
    const problems = new Problems();
    const bytes = await readUpload(fileId, mostFileBytes);
    const rings = readCommunityBorder(fileName, bytes.toString('utf8').replace(/^\uFEFF/, ''), problems);
    const corners = rings?.reduce((sum, ring) => sum + ring.length, 0) ?? 0;
    if (corners > mostCorners)
      problems.error({ file: fileName }, '', `社区边界有 ${corners} 个点，最多 ${mostCorners} 个，请先简化`);
    if (!rings || problems.errorCount > 0)
      throw new AppError('FILE_REFUSED', 'file has errors', undefined, { ...told(problems.list) });
    const borderRingsGcj02 = toGcj02(rings);
    await putBorder(community, borderRingsGcj02);
    const own = { ...surroundings.community, borderRingsGcj02 };
    return viewOf(actor, { ...surroundings, community: own }, undefined, context.now);
  },
});
