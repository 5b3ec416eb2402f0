import { PagedList } from '../../miniprogram/services/paged-list';

interface Page {
  items: string[];
  next: number | null;
}

/** Answers when told to. */
function slowList() {
  const asked: Array<{ after: number | undefined; answer(page: Page): void; fail(error: Error): void }> = [];
  const list = new PagedList<Page>(
    (after) => new Promise((answer, fail) => void asked.push({ after, answer, fail: (error) => fail(error) })),
  );
  return { asked, list };
}

test('page after page, until there is none', async () => {
  const list = new PagedList<Page>(async (after = 3) => ({ items: [`${after}`], next: after > 1 ? after - 1 : null }));
  expect([await list.begin(), await list.more(), await list.more(), await list.more()]).toEqual([
    { items: ['3'], next: 2 },
    { items: ['2'], next: 1 },
    { items: ['1'], next: null },
    undefined,
  ]);
});

test('two pulls at once bring one page', async () => {
  const { asked, list } = slowList();
  const first = list.begin();
  asked[0]?.answer({ items: [], next: 2 });
  await first;
  const pulls = [list.more(), list.more()];
  asked[1]?.answer({ items: ['a'], next: null });
  expect(await Promise.all(pulls)).toEqual([{ items: ['a'], next: null }, undefined]);
  expect(asked).toHaveLength(2);
});

test('what was asked for before the list was begun anew is dropped, and does not stand in the way', async () => {
  const { asked, list } = slowList();
  const first = list.begin();
  asked[0]?.answer({ items: [], next: 2 });
  await first;
  const late = list.more();
  const again = list.begin();
  asked[2]?.answer({ items: ['new'], next: 7 });
  expect(await again).toEqual({ items: ['new'], next: 7 });
  const more = list.more();
  asked[1]?.answer({ items: ['old'], next: 1 });
  expect(await late).toBeUndefined();
  expect(asked[3]?.after).toBe(7);
  asked[3]?.answer({ items: ['newer'], next: null });
  expect(await more).toEqual({ items: ['newer'], next: null });
});

test('a failure of what is shown is told, one of what is gone is not; the page can be asked for again', async () => {
  const { asked, list } = slowList();
  const gone = list.begin();
  const first = list.begin();
  asked[0]?.fail(new Error('gone'));
  expect(await gone).toBeUndefined();
  asked[1]?.answer({ items: [], next: 2 });
  await first;
  const more = list.more();
  asked[2]?.fail(new Error('no signal'));
  await expect(more).rejects.toThrow('no signal');
  const again = list.more();
  asked[3]?.answer({ items: ['a'], next: null });
  expect(await again).toEqual({ items: ['a'], next: null });
});

test('a beginning that fails leaves the way on where it was; another list has none', async () => {
  const { asked, list } = slowList();
  const first = list.begin();
  asked[0]?.answer({ items: [], next: 2 });
  await first;
  const again = list.begin();
  asked[1]?.fail(new Error('no signal'));
  await expect(again).rejects.toThrow('no signal');
  const more = list.more();
  asked[2]?.answer({ items: ['a'], next: 1 });
  expect(await more).toEqual({ items: ['a'], next: 1 });
  list.leave();
  expect(await list.more()).toBeUndefined();
  expect(asked).toHaveLength(3);
});

test('while it is begun anew nothing goes on from where it was', async () => {
  const { asked, list } = slowList();
  const first = list.begin();
  asked[0]?.answer({ items: [], next: 6 });
  await first;
  const again = list.begin();
  expect(await list.more()).toBeUndefined();
  asked[1]?.answer({ items: ['1'], next: 2 });
  await again;
  const more = list.more();
  expect(asked[2]?.after).toBe(2);
  asked[2]?.answer({ items: ['2'], next: null });
  expect(await more).toEqual({ items: ['2'], next: null });
});
