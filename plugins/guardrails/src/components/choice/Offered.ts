/** A value of a list, and what it is called. @internal */
export type Offered = { value: unknown; name: string };
