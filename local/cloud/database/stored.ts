import { type Document, parseDocument } from './ejson';

/** A document as it lies in its table. The text is parsed when first asked for. */
export class Stored {
  #document: Document | undefined;

  /** @param row its number in the table, 0 when it is not there (a transaction's own) */
  constructor(
    readonly row: number,
    readonly body: string,
  ) {}

  get document(): Document {
    this.#document ??= parseDocument(this.body);
    return this.#document;
  }
}
