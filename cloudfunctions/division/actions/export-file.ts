import { picklist, strictObject } from 'valibot';
import { type GridsFormat, writeGrids } from '../../exchange/write-grids';
import { findRegions } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { chinaTime } from '../../platform/duty-hours';
import { AppError } from '../../platform/errors';
import { writeFile } from '../../platform/files';
import { gridsOfVersion } from '../grids-of-version';
import { communityCode, version } from '../inputs';
import { mayRead } from '../plan-states';
import type { ExportedFile } from '../presenter';

const formats = ['xlsx', 'csv', 'geojson'] as const satisfies GridsFormat[];

/**
 * A plan's grids as a file that `importFile` takes again; version 0 are the grids from before the first plan. A
 * retry writes the same file. Three database calls at most.
 *
 * @throws NOT_FOUND, FORBIDDEN; TOO_LARGE a border has too many corners for a cell of Excel
 */
export const exportFile = defineAction({
  input: strictObject({ community: communityCode, version, format: picklist(formats) }),
  async run({ community, version: number, format }, context): Promise<ExportedFile> {
    if (!mayRead(await context.actor(), community)) throw new AppError('FORBIDDEN', 'reads no plans here');
    const [[region], { grids, of }] = await Promise.all([findRegions([community]), gridsOfVersion(community, number)]);
    if (!region) throw new AppError('NOT_FOUND', 'no such community', '没有这个社区或村');
    const written = writeGrids(
      grids.map((grid) => ({ ...grid, community })),
      format,
    );
    if ('tooLong' in written) {
      throw new AppError(
        'TOO_LARGE',
        'border too long for xlsx',
        `${written.tooLong.name}的边界点太多，Excel 放不下，请导出 GeoJSON`,
      );
    }
    const time = chinaTime(context.now);
    const fileId = await writeFile(`exports/${time.format('YYYY-MM')}/${context.requestId}.${format}`, written);
    const which = { plan: `第${number}版`, first: '前', inForce: '现行' }[of];
    return { fileId, fileName: `${region.shortName}网格划分${which}${time.format('YYYYMMDD')}.${format}` };
  },
});
