import type { RunView } from './types';

/** Another phone is making what is left: it is asked how far that is. */
const waitForOthersMs = 4000;

interface Ways {
  /** Makes the next file of a run. */
  advance(run: string): Promise<RunView>;
  /** A run after a step. */
  show(run: RunView): void;
  wait(milliseconds: number): Promise<void>;
}

/**
 * Goes on with one run at a time, until it is done or left. What a left one still answers is nobody's: neither shown nor
 * told as a failure.
 */
export class RunDriver {
  /** Changes when what is under way is left. */
  private turn = 0;

  constructor(private readonly ways: Ways) {}

  /** @throws what `advance` throws, as long as the run was not left */
  async drive(run: string): Promise<'done' | 'left'> {
    const turn = ++this.turn;
    for (;;) {
      let state: RunView;
      try {
        state = await this.ways.advance(run);
      } catch (error) {
        if (turn !== this.turn) return 'left';
        throw error;
      }
      if (turn !== this.turn) return 'left';
      this.ways.show(state);
      if (state.state === 'done') return 'done';
      if (state.elsewhere) await this.ways.wait(waitForOthersMs);
      if (turn !== this.turn) return 'left';
    }
  }

  /** The page goes to another community, or away: what was made stays made. */
  leave(): void {
    this.turn++;
  }
}
