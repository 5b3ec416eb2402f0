import fc from 'fast-check';
import { pageByTime } from '../../../cloudfunctions/platform/page-by-time';

interface Row {
  id: number;
  at: Date;
}

/** What an index answers: newest first, before an instant, at most so many. */
const ask = (stored: readonly Row[], limit: number, before: number | null): Row[] =>
  stored.filter((row) => before === null || row.at.getTime() < before).slice(0, limit);

describe('a list by time, page by page', () => {
  it('shows every row once, however many share an instant', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 80 }),
        fc.integer({ min: 5, max: 20 }),
        (instants, length) => {
          const rows = instants.map((instant, id): Row => ({ id, at: new Date(instant) }));
          rows.sort((a, b) => b.at.getTime() - a.at.getTime());
          const most = Math.max(0, ...rows.map(({ at }) => rows.filter((row) => +row.at === +at).length));
          fc.pre(most <= length);
          const seen: number[] = [];
          for (let next: number | null = null, first = true; first || next !== null; first = false) {
            const page: { rows: Row[]; next: number | null } = pageByTime(
              ask(rows, length + 1, next),
              length,
              (row) => row.at,
            );
            expect(page.rows.length).toBeLessThanOrEqual(length);
            seen.push(...page.rows.map(({ id }) => id));
            next = page.next;
          }
          expect(seen).toEqual(rows.map(({ id }) => id));
        },
      ),
    );
  });

  it('goes on even where one instant fills a page', () => {
    const at = new Date(5);
    const page = pageByTime([{ at }, { at }, { at }], 2, (row) => row.at);
    expect(page).toEqual({ rows: [{ at }, { at }], next: 5 });
  });
});
