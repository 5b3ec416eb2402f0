const bits = 8;
const buckets = 1 << bits;

/**
 * Numbers of the keys from the smallest to the largest, to 16 bits (some centimetres in a community); equal ones in order. A
 * radix sort with plain loops: this is what most of the time goes into.
 */
export function sortedBy(keys: Float64Array): Uint32Array {
  const count = keys.length;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < count; index++) {
    const key = keys[index] ?? 0;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const scale = most > least ? (buckets * buckets - 1) / (most - least) : 0;
  const coarse = new Uint16Array(count);
  let order = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    coarse[index] = ((keys[index] ?? 0) - least) * scale;
    order[index] = index;
  }
  for (const shift of [0, bits]) order = pass(order, coarse, shift);
  return order;
}

function pass(order: Uint32Array<ArrayBuffer>, coarse: Uint16Array, shift: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(buckets + 1);
  for (let at = 0; at < coarse.length; at++) {
    const bucket = (((coarse[at] ?? 0) >> shift) & (buckets - 1)) + 1;
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const next = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const index = order[at] ?? 0;
    const bucket = ((coarse[index] ?? 0) >> shift) & (buckets - 1);
    const place = starts[bucket] ?? 0;
    next[place] = index;
    starts[bucket] = place + 1;
  }
  return next;
}
