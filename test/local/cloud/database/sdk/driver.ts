/** The words both SDKs share. Their `db` objects offer the same query builder; writing and what it answers differ. */
export interface Driver {
  db: SdkDatabase;
  add(collection: string, data: object): Promise<{ id: unknown }>;
  update(target: SdkTarget, data: object): Promise<{ updated: number }>;
  set(target: SdkTarget, data: object): Promise<{ updated: number; created: boolean }>;
  remove(target: SdkTarget): Promise<{ removed: number }>;
  /** The documents a query or a `doc()` answers, as a list. */
  read(target: SdkTarget): Promise<unknown[]>;
  /** A value of `db.Geo`: a function in one SDK, a class in the other. */
  geo(type: 'Point' | 'LineString' | 'Polygon', ...args: unknown[]): SdkTarget;
  aggregate(pipeline: SdkTarget): Promise<unknown[]>;
}

/** The two SDKs type their builders differently; the scenario only chains them. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type SdkTarget = any;
// biome-ignore lint/suspicious/noExplicitAny: see above
export type SdkDatabase = any;
