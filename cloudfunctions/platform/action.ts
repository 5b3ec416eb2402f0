import type { GenericSchema, InferInput, InferOutput } from 'valibot';
import type { Actor } from './identity';

/** One call of one action: who asks, when, and the id under which a retry is recognised. */
export interface ActionContext {
  /** From the platform's own context, never from the caller's words. Letters and digits. */
  readonly openid: string;
  /** The same for every retry of one tap. 16–64 characters of A–Z a–z 0–9 _ -. */
  readonly requestId: string;
  /** One instant for the whole call. */
  readonly now: Date;
  /** When the caller did it, where that was earlier than it could be sent. By the phone's clock: for the record alone. */
  readonly doneAt?: Date;
  /** The caller's roles that hold now. Looked up on first use: public actions never pay for it. */
  actor(): Promise<Actor>;
}

/** An action: what it takes and what it does. The use case itself says who may, in its first lines. */
export interface Action<Schema extends GenericSchema, Output> {
  readonly input: Schema;
  run(input: InferOutput<Schema>, context: ActionContext): Promise<Output>;
}

/** Keeps the input's and output's types together; the pages read them through `ApiOf`. */
export function defineAction<Schema extends GenericSchema, Output>(
  action: Action<Schema, Output>,
): Action<Schema, Output> {
  return action;
}

/** `{ submit: { input, output }, … }` of an action map, for `import type` in the mini program. */
export type ApiOf<Actions> = {
  [Name in keyof Actions]: Actions[Name] extends Action<infer Schema, infer Output>
    ? { input: InferInput<Schema>; output: Output }
    : never;
};
