/** The clock of this machine's cloud, which people can move. Asks once, then follows what the server tells. */
export class PhoneClock {
  private offsetMs = 0;

  constructor(private readonly apiBase: string) {}

  now = (): number => Date.now() + this.offsetMs;

  setOffset(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }

  /** Reads the offset. Without a cloud (the phone alone) the clock is real time. */
  async read(): Promise<void> {
    try {
      const response = await fetch(`${this.apiBase}/local/clock`);
      const { offsetMs } = (await response.json()) as { offsetMs: number };
      if (response.ok && Number.isFinite(offsetMs)) this.offsetMs = offsetMs;
    } catch {
      this.offsetMs = 0;
    }
  }
}
