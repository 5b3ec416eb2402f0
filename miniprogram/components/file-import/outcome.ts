/** What came of a file, as the page hands it to the sheet. */
export type ImportOutcome =
  /** Nothing was imported. `more` problems beside those listed. */
  | { kind: 'problems'; problems: string[]; more: number }
  /** What would change; nothing was written yet. `warnings` are shown and stop nothing. */
  | { kind: 'preview'; lines: string[]; warnings: string[] }
  | { kind: 'done'; words: string; warnings: string[] }
  /** The call itself failed: a sentence for the person. The same file can be tried again. */
  | { kind: 'failed'; message: string };

/** What a call that failed says of the file: its problems, as the functions tell them, or the sentence alone. */
export function outcomeOfFailure(failure: { message: string; details?: Record<string, unknown> }): ImportOutcome {
  const { problems, more } = (failure.details ?? {}) as { problems?: string[]; more?: number };
  if (!problems?.length) return { kind: 'failed', message: failure.message };
  return { kind: 'problems', problems, more: more ?? 0 };
}

/** An outcome in a sentence or two, for whoever closed the sheet before it came. '' for one that changes nothing. */
export function outcomeWords(outcome: ImportOutcome): string {
  switch (outcome.kind) {
    case 'done':
      return [outcome.words, ...outcome.warnings].join('；');
    case 'problems':
      return `有 ${outcome.problems.length + outcome.more} 处要改，没有导入任何内容：${outcome.problems[0] ?? ''}`;
    case 'failed':
      return outcome.message;
    default:
      return '';
  }
}

/** `a\nb`, for the clipboard: to be sent to whoever keeps the file. */
export function problemsText(fileName: string, { problems, more }: { problems: string[]; more: number }): string {
  return [fileName, ...problems, ...(more > 0 ? [`另有 ${more} 处`] : [])].join('\n');
}
