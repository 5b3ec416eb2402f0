import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import fc from 'fast-check';
import { whenText } from '../../../cloudfunctions/platform/when-text';

dayjs.extend(utc);

const now = new Date('2026-11-24T10:00:00+08:00');

describe('whenText', () => {
  it.each([
    ['2026-11-24T00:00:00+08:00', '今天 00:00'],
    ['2026-11-24T23:59:59+08:00', '今天 23:59'],
    ['2026-11-25T00:00:00+08:00', '明天 00:00'],
    ['2026-11-23T23:59:00+08:00', '昨天 23:59'],
    ['2026-12-01T09:05:00+08:00', '12月1日 09:05'],
    ['2025-11-24T09:05:00+08:00', '11月24日 09:05'],
  ])('%s reads %s', (at, text) => {
    expect(whenText(new Date(at), now)).toBe(text);
  });

  it('says the same as dayjs for every instant', () => {
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, (at, from) => {
        const local = dayjs(at).utcOffset(480);
        const days = local.startOf('day').diff(dayjs(from).utcOffset(480).startOf('day'), 'day');
        const near: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天' };
        expect(whenText(at, from)).toBe(`${near[days] ?? local.format('M月D日')} ${local.format('HH:mm')}`);
      }),
    );
  });
});
