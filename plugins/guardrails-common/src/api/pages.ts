/** Newest first. `nextCursor` is absent on the last page. @public */
export type Page<T> = { items: T[]; nextCursor?: string };

/** Up to so many rows of a list are counted. @public */
export const COUNTED_ROWS = 1000;

/** A page of a list that can be searched, counted and turned round. @public */
export type SearchedPage<T> = Page<T> & {
  /** Rows on all pages, where it was asked for; one more than `COUNTED_ROWS` says that there are more. */
  total?: number;
  /** More names begin with the text than were searched: a longer text finds them. */
  moreNames?: boolean;
};

/** What such a list is asked for, besides its own filters. @public */
export type SearchFilter = {
  /** Beginning of an id, or of a name of an entity, a rule or a requester; two characters or more. */
  search?: string;
  /** Newest first by default. */
  order?: 'newest' | 'oldest';
};

/** One page of such a list. @public */
export type SearchRequest<Filter> = {
  filter?: Filter;
  limit?: number;
  cursor?: string;
  /** Whether to count what is on all pages. */
  count?: boolean;
};

/** A list as a file: all of its pages. @public */
export type ListExport<Filter> = { filter?: Filter; format: 'csv' | 'json' };
