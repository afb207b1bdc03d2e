/** What the catalog lists of an entity. @internal */
export type Listed = { uid: string; etag: string; lifecycle?: string };

/** Everything that the catalog listed at one reading. @internal */
export type Listing = {
  entities: Map<string, Listed>;
  /**
   * Whether that is everything there is. Where it is not, what is missing may be there, and nothing may be said to be
   * gone.
   */
  complete: boolean;
};
