/** A caller's mistake or a refusal of the platform, as it goes on the wire: `{code, message}`. */
export class DatabaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DatabaseError';
  }
}

/** MongoDB refused the request: the platform hands its text through under this one code. */
export const requestFailed = (message: string) => new DatabaseError('DATABASE_REQUEST_FAILED', message);

/** A parameter of the wire protocol is missing or has the wrong shape. */
export const invalidParam = (message: string) => new DatabaseError('INVALID_PARAM', message);

/** Something the real platform may know and this one does not: says its name instead of guessing. */
export const unsupported = (name: string) =>
  requestFailed(`UnsupportedError: ${name} is not supported by the local database`);

export const collectionMissing = (collection: string) =>
  new DatabaseError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${collection}. Please check your request, but if the problem cannot be solved, contact us.`,
  );

/** @param dupKey the key as MongoDB prints it, e.g. `{ phone: "138" }` */
export const duplicateKey = (collection: string, index: string, dupKey: string) =>
  requestFailed(`E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${dupKey}`);

/** Two transactions want the same document, or it changed after the snapshot. Arises at the operation, not at commit. */
export const transactionConflict = () =>
  new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  );

/** The transaction was committed, aborted, has failed or is older than 30 seconds. */
export const transactionEnded = () =>
  new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  );
