/** Carries the caller's token where the host does not add one itself. @public */
export type GuardrailsRequestOptions = { token?: string; signal?: AbortSignal };

/** Newest first. `nextCursor` is absent on the last page. @public */
export type Page<T> = { items: T[]; nextCursor?: string };
