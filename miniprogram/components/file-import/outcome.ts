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

/** `a\nb`, for the clipboard: to be sent to whoever keeps the file. */
export function problemsText(fileName: string, { problems, more }: { problems: string[]; more: number }): string {
  return [fileName, ...problems, ...(more > 0 ? [`另有 ${more} 处`] : [])].join('\n');
}
