/** A refusal or a failure; `message` is a sentence for the person as it stands. */
export class CloudError extends Error {
  constructor(
    /** A code of cloudfunctions/platform/errors.ts, or `OFFLINE` when no answer came. */
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }
}
