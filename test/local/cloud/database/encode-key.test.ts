import { Binary, ObjectId } from 'bson';
import fc from 'fast-check';
import { afterPrefix, encodeComponent, encodeKey } from '../../../../local/cloud/database/encode-key';
import { compareValues } from '../../../../local/cloud/database/values';
import { anything, runs } from './oracle/arbitraries';
import { order } from './oracle/order';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('\0', '\x01', '\x02', 'a') }));
const value = fc.oneof(
  anything,
  fc.double({ noNaN: true }),
  fc.integer(),
  text,
  fc.date({ noInvalidDate: true }),
  fc.array(fc.oneof(fc.double({ noNaN: true }), text)),
  fc.dictionary(
    text.filter((name) => name !== '__proto__'),
    fc.oneof(fc.integer(), text),
  ),
);
const sign = Math.sign;

describe('index keys', () => {
  it('are in MongoDB’s order, and so is the comparison used without an index', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const expected = sign(order(a, b));
        expect(sign(Buffer.compare(encodeComponent(a, 1), encodeComponent(b, 1)))).toBe(expected);
        expect(sign(Buffer.compare(encodeComponent(b, -1), encodeComponent(a, -1)))).toBe(expected);
        expect(sign(compareValues(a, b))).toBe(expected);
      }),
      runs(600),
    );
  });

  it('compare component by component, each in its own direction', () => {
    const direction = fc.constantFrom(1, -1);
    fc.assert(
      fc.property(
        fc.tuple(value, value),
        fc.tuple(value, value),
        direction,
        direction,
        ([a1, a2], [b1, b2], first, second) => {
          const expected = sign(order(a1, b1) * first || order(a2, b2) * second);
          const directions = [first, second];
          expect(sign(Buffer.compare(encodeKey([a1, a2], directions), encodeKey([b1, b2], directions)))).toBe(expected);
        },
      ),
      runs(400),
    );
  });

  it('with a given first component are exactly those between it and the key after it', () => {
    const direction = fc.constantFrom(1, -1);
    fc.assert(
      fc.property(value, value, value, direction, direction, (wanted, other, rest, first, second) => {
        const prefix = encodeComponent(wanted, first);
        const key = encodeKey([other, rest], [first, second]);
        const inside = Buffer.compare(key, prefix) >= 0 && Buffer.compare(key, afterPrefix(prefix)) < 0;
        expect(inside).toBe(order(wanted, other) === 0);
      }),
      runs(400),
    );
  });

  it('put all types in one order', () => {
    const inOrder = [
      undefined,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      -1,
      0,
      1,
      Number.POSITIVE_INFINITY,
      '',
      'a',
      {},
      { a: 1 },
      [],
      [1],
      new Binary(Buffer.from('a')),
      new Binary(Buffer.from('aa')),
      new ObjectId('0'.repeat(24)),
      false,
      true,
      new Date(-1),
      new Date(1),
      /a/,
    ];
    const keys = inOrder.map((one) => encodeComponent(one, 1).toString('latin1'));
    expect(keys).toEqual([...new Set(keys)].sort());
    expect([...inOrder].reverse().sort(compareValues)).toEqual([...inOrder.slice(1), undefined]);
  });
});
