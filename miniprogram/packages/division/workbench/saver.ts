/** How saving stands, as the page says it. */
export type SaveState = 'saved' | 'saving' | 'offline' | 'conflict' | 'failed';

interface Options<Sent, Answer> {
  /** What is to be saved now, or undefined when there is nothing. */
  take(): Sent | undefined;
  send(sent: Sent): Promise<Answer>;
  done(sent: Sent, answer: Answer): void;
  /** Why it could not be saved, as a state. */
  judge(error: unknown): 'offline' | 'conflict' | 'failed';
  show(state: SaveState, error?: unknown): void;
}

/**
 * Saves after every operation: one saving is under way at a time, and what was done meanwhile goes with the next. After a
 * failure nothing is lost: the next operation, or `poke` when the network is back, takes everything along.
 */
export class Saver<Sent, Answer> {
  private running: Promise<void> | undefined;
  private stopped = false;
  /** Sent without an answer: the server may have it, so the very same is asked for again first. */
  private unanswered: Sent | undefined;

  constructor(private readonly options: Options<Sent, Answer>) {}

  /** Saves what there is; resolves when everything is saved or a saving has failed. */
  poke(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Somebody else's plan is newer: nothing more is sent. */
  stop(): void {
    this.stopped = true;
  }

  private async run(): Promise<void> {
    const { take, send, done, judge, show } = this.options;
    for (let sent = this.unanswered ?? take(); sent !== undefined && !this.stopped; sent = take()) {
      show('saving');
      try {
        this.unanswered = undefined;
        const answer = await send(sent);
        if (this.stopped) return;
        done(sent, answer);
      } catch (error) {
        const state = judge(error);
        if (state === 'offline') this.unanswered = sent;
        if (state === 'conflict') this.stop();
        show(state, error);
        return;
      }
    }
    if (!this.stopped) show('saved');
  }
}
