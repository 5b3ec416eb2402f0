import { FlakyNetwork } from '../../../../local/preview/wx/flaky';

/** What a network does to a hundred requests: how often each arrived, and whether its answer came. */
async function hundred(seed: number): Promise<string[]> {
  const network = new FlakyNetwork(seed);
  const fates: string[] = [];
  for (let request = 0; request < 100; request++) {
    let arrived = 0;
    const answered = await network
      .carry(async () => ++arrived)
      .then(
        () => 'answered',
        () => 'lost',
      );
    fates.push(`${arrived} ${answered}`);
  }
  return fates;
}

it('loses requests, loses answers and delivers twice, the same way for the same seed', async () => {
  const fates = await hundred(1);
  expect(new Set(fates)).toEqual(new Set(['1 answered', '0 lost', '1 lost', '2 answered']));
  expect(await hundred(1)).toEqual(fates);
  expect(await hundred(2)).not.toEqual(fates);
});
