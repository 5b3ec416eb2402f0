/** Something in miniprogram/ that keeps it from running, with the place a person should look at. */
export interface Problem {
  /** Relative to the repository: `miniprogram/pages/home/home.wxml`. */
  file: string;
  /** Counts from 1. */
  line?: number;
  column?: number;
  message: string;
}

/** Collects what goes wrong, so that one build reports everything at once. */
export class Problems {
  private readonly found = new Map<string, Problem>();

  add(problem: Problem): void {
    this.found.set(`${problem.file}:${problem.line ?? 0}:${problem.message}`, problem);
  }

  list(): Problem[] {
    return [...this.found.values()].sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
  }
}

/** `miniprogram/a.wxml:3:7  what is wrong` */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  return `${place}  ${problem.message}`;
}

/** Line and column of an offset, both counted from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}
