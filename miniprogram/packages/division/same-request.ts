/**
 * Request ids of a person's steps: a step tried again after its answer was lost is the same request, so the function
 * answers it instead of saying that the plan was changed meanwhile, by that very step.
 */
export class SameRequest {
  private readonly ids = new Map<string, string>();

  constructor(private readonly newId: () => string) {}

  /**
   * Takes a step under the id it has until it is answered, by a result or by a refusal.
   *
   * @param what everything that makes it this step and no other
   * @param isUnanswered whether an error leaves open what became of the step
   */
  async take<Result>(
    what: unknown[],
    step: (requestId: string) => Promise<Result>,
    isUnanswered: (error: unknown) => boolean,
  ): Promise<Result> {
    const key = JSON.stringify(what);
    const requestId = this.ids.get(key) ?? this.newId();
    this.ids.set(key, requestId);
    try {
      const result = await step(requestId);
      this.ids.delete(key);
      return result;
    } catch (error) {
      if (!isUnanswered(error)) this.ids.delete(key);
      throw error;
    }
  }
}
