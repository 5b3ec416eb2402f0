/** An answer that is an error: HTTP status, a code in capitals as the platform writes them, and a sentence. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

/** Something this machine does not imitate. Its text starts with `UnsupportedError` and names the thing. */
export class UnsupportedError extends Error {
  constructor(what: string) {
    super(`UnsupportedError: ${what} is not supported by the local cloud`);
    this.name = 'UnsupportedError';
  }
}
