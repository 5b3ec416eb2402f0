/** What happens to one request. */
type Fault = 'none' | 'dropBefore' | 'dropAfter' | 'twice';

/** How often, of a hundred; the rest goes well. */
const shares: ReadonlyArray<readonly [Fault, number]> = [
  ['dropBefore', 20],
  ['dropAfter', 20],
  ['twice', 10],
];
const longestDelay = 1500;

/**
 * A network that comes and goes: a request is lost on its way, or its answer after the server acted, or it arrives twice;
 * all of them late. Which, follows from the seed, so that what went wrong once goes wrong again.
 */
export class FlakyNetwork {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  /** The way to the server: late. */
  async underWay(): Promise<void> {
    const delay = Math.floor(this.random() * longestDelay);
    await new Promise((resolve) => setTimeout(resolve, delay));
  }

  /** One request through it. */
  async carry<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    const fault = this.draw();
    if (fault === 'dropBefore') throw new TypeError('lost on its way');
    const answer = await request();
    if (fault === 'dropAfter') throw new TypeError('the answer was lost');
    return fault === 'twice' ? request() : answer;
  }

  private draw(): Fault {
    let left = this.random() * 100;
    for (const [fault, share] of shares) {
      left -= share;
      if (left < 0) return fault;
    }
    return 'none';
  }
}

/** Mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
