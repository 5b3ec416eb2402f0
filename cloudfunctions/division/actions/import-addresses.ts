import gcoord from 'gcoord';
import { strictObject } from 'valibot';
import { readPoints } from '../../exchange/points-file';
import { Problems } from '../../exchange/problem';
import { readSheet } from '../../exchange/read-sheet';
import { mostFileBytes } from '../../exchange/sheet';
import { told } from '../../exchange/told';
import { defineAction } from '../../platform/action';
import { AppError } from '../../platform/errors';
import { readUpload } from '../../platform/uploads';
import { communityCode, uploadedFile } from '../inputs';
import { mayDraw } from '../plan-states';
import type { ImportedAddresses } from '../presenter';
import { writePoints } from '../repository';
import type { AddressPoint } from '../sizes';

const mostPoints = 20_000;

/**
 * Takes a community's address points from a table (经度、纬度、户数、人数, WGS-84) in place of those before: from then on
 * sizes of its grids are counted. All rows are checked before anything is written; sent again it changes nothing. One
 * database call and one for each 2,500 points.
 *
 * @throws FILE_REFUSED `details.problems`, line by line; FORBIDDEN
 */
export const importAddresses = defineAction({
  input: strictObject({ community: communityCode, ...uploadedFile }),
  async run({ community, fileId, fileName }, context): Promise<ImportedAddresses> {
    if (!mayDraw(await context.actor(), community)) throw new AppError('FORBIDDEN', 'does not draw here');
    const problems = new Problems();
    const sheet = readSheet(fileName, await readUpload(fileId, mostFileBytes), problems);
    const rows = sheet ? readPoints(sheet, problems) : [];
    if (rows.length > mostPoints) {
      problems.error(
        { file: fileName },
        '',
        `一个社区最多 ${mostPoints} 处住户点，更多请由技术人员用 npm run propose 划分`,
      );
    }
    if (problems.errorCount > 0) {
      throw new AppError('FILE_REFUSED', 'file has errors', undefined, { ...told(problems.list) });
    }
    const points = rows.map(({ at, households, people }): AddressPoint => {
      const [longitude, latitude] = gcoord.transform(at, gcoord.WGS84, gcoord.GCJ02);
      return [round(longitude), round(latitude), households, people];
    });
    await writePoints(community, context.requestId, points);
    const sum = (of: 2 | 3): number => points.reduce((total, point) => total + point[of], 0);
    return {
      count: points.length,
      households: sum(2),
      people: sum(3),
      warnings: told(problems.list).warnings.slice(0, 50),
    };
  },
});

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
