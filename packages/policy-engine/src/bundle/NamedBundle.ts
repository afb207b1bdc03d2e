import type { SingleBundle } from './Bundle';

/** A bundle, and what to call it where it cannot be joined. @internal */
export type NamedBundle = { name: string; bundle: SingleBundle };
