import { useMemo } from 'react';
import { useUrlState } from '../filters/useUrlState';
import { pageAfter } from './pageAfter';
import { useClear } from './useClear';
import type { ListState } from './useList';
import { usePages } from './usePages';
import { usePageSize } from './usePageSize';

/** What makes one list out of an address and of rows that are all there. @public */
export type LocalListOptions<Filter, Item> = {
  /** All rows, in their order. */
  rows: readonly Item[];
  keyOf: (row: Item) => string;
  /** Names in the address that narrow the list. */
  filters: readonly string[];
  /** Reads the filter out of the address; what it does not understand it leaves out. */
  filter: (params: URLSearchParams) => Filter;
  matches: (row: Item, filter: Filter) => boolean;
  reload: () => void;
};

/** The page that the address names of a list that the service gives whole, and how many rows its filter leaves. @public */
export function useLocalList<Filter, Item>(
  options: LocalListOptions<Filter, Item>,
): ListState<Filter, Item> & { found: number } {
  const { rows, keyOf, filters, matches, reload } = options;
  const [params] = useUrlState();
  const pages = usePages();
  const limit = usePageSize();
  const clear = useClear(filters);
  const query = params.toString();
  const filter = useMemo(
    () => options.filter(new URLSearchParams(query)),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [query],
  );
  const found = rows.filter(row => matches(row, filter));
  const { cursor } = pages;
  return {
    remote: {
      status: 'ready',
      value: pageAfter(found, { keyOf, cursor, limit }),
      reload,
    },
    filter,
    pages,
    clear,
    found: found.length,
  };
}
