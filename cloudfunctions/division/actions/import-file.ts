import { strictObject } from 'valibot';
import { overlapOf, overlapToleranceSquareMetres, toGcj02 } from '../../exchange/border';
import { type GridFeature, readGridsFile } from '../../exchange/grids-file';
import { Problems } from '../../exchange/problem';
import { mostFileBytes } from '../../exchange/sheet';
import { told } from '../../exchange/told';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { readUpload } from '../../platform/uploads';
import { replaceDraft } from '../draft-from';
import { communityCode, edition, mostGridsOfPlan, uploadedFile, version } from '../inputs';
import type { PlanGrid } from '../plan';
import { listWholeGrids } from '../repository';
import { planFor } from '../take-action';
import { refuseUsedCodes } from '../used-codes';

/**
 * Puts the grids of a file (xlsx, csv, GeoJSON; WGS-84) in place of a draft's. All rows are read and checked before
 * anything is written. About fifteen database calls.
 *
 * @throws FILE_REFUSED `details.problems`: what is wrong, line by line; nothing was changed
 */
export const importFile = defineAction({
  input: strictObject({ community: communityCode, version, edition, ...uploadedFile }),
  async run({ community, version: number, edition: seen, fileId, fileName }, context) {
    const about = await planFor(context, 'import', community, number, seen);
    const problems = new Problems();
    const bytes = await readUpload(fileId, mostFileBytes);
    const digits = (about.plan.grids[0]?.code.length ?? community.length + 3) as number;
    const features = readGridsFile(fileName, bytes, digits, problems);
    for (const feature of features) {
      if (feature.community !== community) {
        problems.error(
          feature.at,
          feature.called('community'),
          `社区代码 ${feature.community} 不是这个社区（${community}）`,
        );
      }
    }
    checkOverlaps(features, problems);
    if (features.length === 0 && problems.errorCount === 0) problems.error({ file: fileName }, '', '文件里没有网格');
    if (features.length > mostGridsOfPlan)
      problems.error({ file: fileName }, '', `一个社区最多 ${mostGridsOfPlan} 个网格`);
    if (problems.errorCount > 0) {
      throw new AppError('FILE_REFUSED', 'file has errors', undefined, { ...told(problems.list) });
    }
    if (!about.isDone) {
      const given = features.map(({ code }) => code);
      await refuseUsedCodes(community, given, await listWholeGrids(community));
    }
    return replaceDraft(
      context,
      about,
      features.map((feature) => plannedOf(feature, about.plan.grids)),
    );
  },
});

function checkOverlaps(features: readonly GridFeature[], problems: Problems): void {
  for (const [index, feature] of features.entries()) {
    for (const other of features.slice(0, index)) {
      const metres = overlapOf(feature.border, other.border);
      if (metres > overlapToleranceSquareMetres) {
        const words = `与网格 ${other.code} 的范围重叠约 ${Math.round(metres)} 平方米`;
        problems.error(feature.at, feature.called('border'), words);
      }
    }
  }
}

function plannedOf(feature: GridFeature, before: readonly PlanGrid[]): PlanGrid {
  const { code, name, kind, estates, households, people, border } = feature;
  const reason = before.find((grid) => grid.code === code)?.reason ?? '';
  return { code, name, kind, estates, border: toGcj02(border), households, people, counted: 'hand', reason };
}
