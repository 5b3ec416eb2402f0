import { keyedHash, open, seal } from '../../../cloudfunctions/platform/encryption';

const key = (id: string, byte: number): string => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

describe('encryption', () => {
  beforeEach(() => {
    process.env['DATA_KEYS'] = key('k1', 1);
  });

  it('opens what it sealed and never seals alike', () => {
    const first = seal('13900001234');
    expect(open(first)).toBe('13900001234');
    expect(JSON.stringify(first)).not.toContain('13900001234');
    expect(seal('13900001234').data).not.toBe(first.data);
  });

  it('opens old values after a rotation, and seals with the new key', () => {
    const old = seal('words');
    process.env['DATA_KEYS'] = `${key('k2', 2)},${key('k1', 1)}`;
    expect(open(old)).toBe('words');
    expect(seal('words').key).toBe('k2');
  });

  it('refuses a changed value and a missing key', () => {
    const sealed = seal('words');
    expect(() => open({ ...sealed, data: Buffer.from('other').toString('base64') })).toThrow();
    process.env['DATA_KEYS'] = '';
    expect(() => open(sealed)).toThrow(/DATA_KEYS/);
  });

  it('hashes by purpose', () => {
    expect(keyedHash('case', 'a')).toBe(keyedHash('case', 'a'));
    expect(keyedHash('case', 'a')).not.toBe(keyedHash('invitation', 'a'));
    expect(keyedHash('case', 'a')).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});
