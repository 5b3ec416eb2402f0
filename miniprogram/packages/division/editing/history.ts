/** States one after the other, for undo and redo. States are never changed in place, so keeping one costs little. */
export class History<State> {
  private readonly past: State[] = [];
  private future: State[] = [];

  constructor(
    private current: State,
    /** Steps that can be undone; the oldest is forgotten first. */
    private readonly most = 60,
  ) {}

  get now(): State {
    return this.current;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** A step: what could be redone is gone. */
  step(next: State): void {
    if (next === this.current) return;
    this.past.push(this.current);
    if (this.past.length > this.most) this.past.shift();
    this.current = next;
    this.future = [];
  }

  /** The current state said more exactly (the server's counts), which is no step of the person's. */
  amend(current: State): void {
    this.current = current;
  }

  undo(): boolean {
    const previous = this.past.pop();
    if (previous === undefined) return false;
    this.future.push(this.current);
    this.current = previous;
    return true;
  }

  redo(): boolean {
    const next = this.future.pop();
    if (next === undefined) return false;
    this.past.push(this.current);
    this.current = next;
    return true;
  }
}
