import { picklist, strictObject } from 'valibot';
import { type GridsFormat, writeGrids } from '../../exchange/write-grids';
import { findRegions } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { chinaTime } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { writeFile } from '../../platform/files';
import { communityCode, version } from '../inputs';
import { mayRead } from '../plan-states';
import type { ExportedFile } from '../presenter';
import { asPlanned } from '../read-plan';
import { findPlan, listWholeGrids } from '../repository';

const formats = ['xlsx', 'csv', 'geojson'] as const satisfies GridsFormat[];

/**
 * A plan's grids as a file that `importFile` takes again; version 0 are the grids in force. A retry writes the same file.
 * Two database calls.
 *
 * @throws NOT_FOUND, FORBIDDEN; TOO_LARGE a border has too many corners for a cell of Excel
 */
export const exportFile = defineAction({
  input: strictObject({ community: communityCode, version, format: picklist(formats) }),
  async run({ community, version: number, format }, context): Promise<ExportedFile> {
    if (!mayRead(await context.actor(), community)) throw new AppError('FORBIDDEN', 'reads no plans here');
    const [[region], plan, inForce] = await Promise.all([
      findRegions([community]),
      number > 0 ? findPlan(community, number) : undefined,
      number > 0 ? [] : listWholeGrids(community),
    ]);
    if (!region || (number > 0 && !plan)) throw new AppError('NOT_FOUND', 'no such plan', '没有这个版本的划分方案');
    const grids = (plan?.grids ?? inForce.map(asPlanned)).map((grid) => ({ ...grid, community }));
    const written = writeGrids(grids, format);
    if ('tooLong' in written) {
      throw new AppError(
        'TOO_LARGE',
        'border too long for xlsx',
        `${written.tooLong.name}的边界点太多，Excel 放不下，请导出 GeoJSON`,
      );
    }
    const time = chinaTime(context.now);
    const fileId = await writeFile(`exports/${time.format('YYYY-MM')}/${context.requestId}.${format}`, written);
    const which = number > 0 ? `第${number}版` : '现行';
    return { fileId, fileName: `${region.shortName}网格划分${which}${time.format('YYYYMMDD')}.${format}` };
  },
});
