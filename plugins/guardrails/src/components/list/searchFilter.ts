import { readChoice, readParam } from '@backstage-guardrails/components';
import type { SearchFilter } from '@backstage-guardrails/plugin-guardrails-common';

/** Letters that a search begins with. @internal */
export const SEARCH_FROM = 2;

/** Names in the address of every list that can be searched and turned round. @internal */
export const searchFilters = ['search', 'order'] as const;

/** Reads them out of the address; what is too short for a search is left out. @internal */
export function searchFilter(params: URLSearchParams): SearchFilter {
  const search = readParam(params, 'search');
  const order = readChoice(params, 'order', ['oldest'] as const);
  return {
    ...(search !== undefined && search.length >= SEARCH_FROM && { search }),
    ...(order && { order }),
  };
}

/** The entity ref that the address has under a name; what is none would be refused. @internal */
export function readRef(
  params: URLSearchParams,
  name: string,
): string | undefined {
  return toRef(readParam(params, name) ?? '');
}

/** A text that is an entity ref as the service reads them. @internal */
export function toRef(text: string): string | undefined {
  return /^[a-z][a-z0-9.-]*:([\w.-]+\/)?[\w.-]+$/i.test(text) &&
    text.length <= 392
    ? text
    : undefined;
}
