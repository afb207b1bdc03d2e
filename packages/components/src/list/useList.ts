import { useMemo } from 'react';
import { useUrlState } from '../filters/useUrlState';
import { useLiveRefresh } from '../remote/useLiveRefresh';
import { type Remote, useRemote } from '../remote/useRemote';
import { useClear } from './useClear';
import { type Pages, usePages } from './usePages';
import { usePageSize } from './usePageSize';

/** One page of a list, as a service gives it. @public */
export type ListPage<Item> = {
  items: Item[];
  nextCursor?: string;
  /** Rows on all pages, up to one more than it counts to. */
  total?: number;
  /** More names begin with the text of a search than were searched. */
  moreNames?: boolean;
};

/** What a list asks a service for. @public */
export type ListRequest<Filter> = {
  filter: Filter;
  limit: number;
  cursor?: string;
  /** Whether to count what is on all pages. */
  count?: boolean;
};

/** One page of a list as the address asks for it; a service may say more about it than its items. @public */
export type ListState<
  Filter,
  Item,
  Page extends ListPage<Item> = ListPage<Item>,
> = {
  remote: Remote<Page>;
  filter: Filter;
  pages: Pages;
  /** Takes the filters out of the address; absent where none is set. */
  clear?: () => void;
};

/** What makes one list out of an address and a service. @public */
export type ListOptions<
  Filter,
  Item,
  Page extends ListPage<Item> = ListPage<Item>,
> = {
  /** `approvals`. */
  name: string;
  /** Names in the address that narrow the list. */
  filters: readonly string[];
  /** Reads the filter out of the address; what it does not understand it leaves out. */
  filter: (params: URLSearchParams) => Filter;
  load: (
    request: ListRequest<Filter>,
    options: { signal: AbortSignal },
  ) => Promise<Page & ListPage<Item>>;
  /** Channel of the signals that say that the list changed; a list without one is loaded once. */
  channel?: string;
  /** Whether the service can count what is on all pages. */
  counted?: boolean;
};

/** Loads the page of a list that the address names. @public */
export function useList<
  Filter,
  Item,
  Page extends ListPage<Item> = ListPage<Item>,
>(options: ListOptions<Filter, Item, Page>): ListState<Filter, Item, Page> {
  const { name, filters, load, channel, counted } = options;
  const [params] = useUrlState();
  const pages = usePages();
  const limit = usePageSize();
  const clear = useClear(filters);
  const { cursor } = pages;
  const query = params.toString();
  // A filter may count back from now, so it is read once for each address.
  const filter = useMemo(
    () => options.filter(new URLSearchParams(query)),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [query],
  );
  const request = {
    filter,
    limit,
    cursor,
    ...(counted && { count: true }),
  };
  const remote = useRemote({
    key: JSON.stringify([name, request]),
    load: signal => load(request, { signal }),
  });
  useLiveRefresh(remote, {
    channel: channel ?? '',
    live: channel !== undefined,
  });
  return {
    remote,
    filter,
    pages,
    clear,
  };
}
