import { type Problem, problemText } from './problem';

/** More help nobody: they mostly have one cause. */
const mostTold = 100;

/** Problems as a screen lists them: sentences with sheet, line and column. */
export interface ToldProblems {
  problems: string[];
  /** How many there are beside those listed. */
  more: number;
  warnings: string[];
}

/** In the order of the file's lines; its name is left out, the screen has it in its title. */
export function told(found: readonly Problem[]): ToldProblems {
  const list = [...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const said = (level: Problem['level']): string[] =>
    list
      .filter((problem) => problem.level === level)
      .map((problem) => problemText({ ...problem, file: '' }).replace(/^[ ：]+/, ''));
  const errors = said('error');
  return {
    problems: errors.slice(0, mostTold),
    more: Math.max(0, errors.length - mostTold),
    warnings: said('warning').slice(0, mostTold),
  };
}
