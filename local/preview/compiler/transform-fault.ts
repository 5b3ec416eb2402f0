/** The first error of esbuild as line, column (from 1) and message. */
export function transformFault(error: unknown): { line?: number; column?: number; message: string } {
  const first = (error as { errors?: { text: string; location?: { line: number; column: number } }[] }).errors?.[0];
  if (!first) return { message: error instanceof Error ? error.message : String(error) };
  return { line: first.location?.line, column: first.location && first.location.column + 1, message: first.text };
}
