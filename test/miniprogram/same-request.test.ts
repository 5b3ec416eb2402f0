import { SameRequest } from '../../miniprogram/packages/division/same-request';

const lost = new Error('no answer');
const refused = new Error('refused');
const isUnanswered = (error: unknown): boolean => error === lost;

function counted() {
  let last = 0;
  return new SameRequest(() => `id-${++last}`);
}

describe('a step that is tried again', () => {
  it('keeps its id until it is answered, and has a new one after that', async () => {
    const requests = counted();
    const asked: string[] = [];
    const answers = [() => Promise.reject(lost), () => Promise.resolve('plan'), () => Promise.resolve('plan')];
    const step = (id: string): Promise<string> => {
      asked.push(id);
      return answers[asked.length - 1]?.() ?? Promise.reject(refused);
    };
    await expect(requests.take(['submit', 1], step, isUnanswered)).rejects.toBe(lost);
    await expect(requests.take(['submit', 1], step, isUnanswered)).resolves.toBe('plan');
    await expect(requests.take(['submit', 1], step, isUnanswered)).resolves.toBe('plan');
    await expect(requests.take(['submit', 1], step, isUnanswered)).rejects.toBe(refused);
    await expect(requests.take(['submit', 1], step, isUnanswered)).rejects.toBe(refused);
    expect(asked).toEqual(['id-1', 'id-1', 'id-2', 'id-3', 'id-4']);
  });

  it('is another one when anything of it is different', async () => {
    const requests = counted();
    const lose = (): Promise<never> => Promise.reject(lost);
    await expect(requests.take(['accept', '2026-12-01'], lose, isUnanswered)).rejects.toBe(lost);
    const ids = await Promise.all(
      ['2026-12-01', '2026-12-02'].map((from) =>
        requests.take(['accept', from], (id) => Promise.resolve(id), isUnanswered),
      ),
    );
    expect(ids).toEqual(['id-1', 'id-2']);
  });
});
