/** A row that gives authority, with the keyed hash that proves who wrote it; rows from before may have none. @internal */
export type Sealed = { seal: string | null };

/** One that changes: each change is a revision that supersedes the one before. @internal */
export type Revised = Sealed & { revision: number };
