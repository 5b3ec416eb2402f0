import { openPhone, type Phone } from './phone';
import { startTown, stopTown } from './town';

/** Opens a phone that is put away after the test. */
export type Hold = (...options: Parameters<typeof openPhone>) => Promise<Phone>;

/**
 * A town for the tests of one file, and the phones people hold in it. Called once at the top of the file:
 *
 *   const hold = townWithPhones();
 *   const phone = await hold('demo-resident-zhang', { page: 'pages/home/home' });
 */
export function townWithPhones(): Hold {
  const phones: Phone[] = [];
  beforeAll(async () => {
    await startTown();
  }, 180_000);
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.close();
  });
  afterAll(() => stopTown());
  return async (...options) => {
    const phone = await openPhone(...options);
    phones.push(phone);
    return phone;
  };
}
