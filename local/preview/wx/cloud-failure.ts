/** How a cloud call fails: an `Error` with WeChat's number and text. */
export class CloudFailure extends Error {
  override name = 'CloudFailure';
  constructor(
    readonly errCode: number,
    readonly errMsg: string,
  ) {
    super(errMsg);
  }
}

/** `fetch` only rejects when there is no way to the server; WeChat calls that `request:fail`. */
export async function reach<Answer>(request: Promise<Answer>): Promise<Answer> {
  try {
    return await request;
  } catch {
    throw new CloudFailure(-1, 'request:fail');
  }
}
