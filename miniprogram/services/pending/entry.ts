import type { ActionName } from '../api';
import type { Photo } from '../photo';

/** One thing a person did that the server has not confirmed yet (待上传). Lies under a storage key of its own. */
export interface Entry {
  /** The request id: however often it is sent, it is one step. */
  id: string;
  /** Its place in the order in which things were done. */
  seq: number;
  /** The person who did it: never sent as anybody else. */
  person: string;
  action: ActionName;
  /** As the action takes it; a photo that was not uploaded yet stands there as its path on the phone. */
  input: Record<string, unknown>;
  photos: Photo[];
  /** What it is about, e.g. a case's id: order within it is kept, and a refusal holds what follows on it. */
  subject: string;
  /** What was done, for people: `受理：井盖破损`. */
  words: string;
  /** When, by the phone's clock: milliseconds since 1970. */
  at: number;
  /** The form it came from, to be opened again with what was typed. */
  form?: { url: string; key: string; draft: object };
  /** What follows on what it makes: its input gets the `id` of the answer. */
  next?: Pick<Entry, 'id' | 'action' | 'input' | 'words'>;
  /** The server would not have this time of doing: it goes up without one. */
  undated?: true;
  /** Why it was refused (有出入); until somebody decides, it stays. */
  refusal?: Refusal;
}

/** The server's side of a conflict. */
export interface Refusal {
  code: string;
  message: string;
  /** What it was about as it is now, in lines; empty while that could not be read. */
  now: string[];
}

/** What a page gives to be sent. */
export type Done = Omit<Entry, 'seq' | 'person' | 'at' | 'refusal' | 'undated'>;

/** What became of it while the page looked on. */
export type Outcome =
  | { state: 'sent'; output: unknown }
  | { state: 'waiting' }
  | { state: 'refused'; entry: Entry; error: Error };
