import { strictObject } from 'valibot';
import { findDesk } from '../../grid/desk';
import type { DeskTarget } from '../../grid/repository';
import { defineAction } from '../../platform/action';
import { checkWords } from '../../platform/content-check';
import { AppError } from '../../platform/errors';
import { id, placeCode, words } from '../inputs';
import type { Changeable } from '../step';
import { takeStep } from '../take-step';

/** To the right grid of the town, or up to a community centre, with a reason the next desk and the resident read. */
export const transfer = defineAction({
  input: strictObject({ id, target: placeCode, reason: words('转办原因', 300) }),
  async run(input, context) {
    await checkWords(context.openid, [{ field: 'reason', label: '转办原因', text: input.reason }]);
    const desk = await findDesk(input.target, context.now);
    if (!desk) throw new AppError('NOT_FOUND', 'no such desk', '没有找到要转去的网格', { field: 'target' });
    return takeStep(context, input.id, 'transfer', (facts) => {
      if (desk.code !== input.target) {
        const words = `这个网格已撤销，现由${desk.communityName}${desk.name}负责，请重新选择`;
        throw new AppError('BAD_INPUT', 'grid was retired', words, { field: 'target' });
      }
      if (desk.code === facts.holder) {
        throw new AppError('BAD_INPUT', 'transfer to the same desk', '这件事已经在这个网格，请选择其他网格', {
          field: 'target',
        });
      }
      if (desk.town !== facts.town) {
        throw new AppError('BAD_INPUT', 'transfer out of town', '只能转到本镇的网格或社区', { field: 'target' });
      }
      if (desk.code === facts.community && facts.holder === facts.grid) {
        throw new AppError('BAD_INPUT', 'bring is the way to the own centre', '本社区受理中心请用「带回社区」', {
          field: 'target',
        });
      }
      return { desk, event: { publicText: input.reason }, changes: placeOf(desk) };
    });
  },
});

/** The right grid or community is the case's place from now on; at another centre its grid is still to be found. */
function placeOf({ code, name, community, communityName, isGrid }: DeskTarget): Partial<Changeable> {
  return { community, communityName, ...(isGrid ? { grid: code, gridName: name } : {}) };
}
