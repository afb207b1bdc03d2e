import { readChoice } from '@backstage-guardrails/components';
import type { LeaseFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { readRef } from '../list/searchFilter';
import { leaseStates } from './leaseState';

/** Parts of the list, by the value in the address. */
const boxes = ['mine', 'owned', 'debt', 'all'] as const;

type Box = (typeof boxes)[number];

/** The part that the address names; the person's own leases where it names none. @internal */
export function boxOf(params: URLSearchParams): Box {
  return readChoice(params, 'box', boxes) ?? 'mine';
}

/** Names in the address that narrow a part of the list. @internal */
export const leaseFilters = ['state', 'resource'] as const;

/** Reads the filter of the list out of the address; what it does not understand is left out. @internal */
export function leaseFilter(params: URLSearchParams): LeaseFilter {
  const state = readChoice(params, 'state', leaseStates);
  const box = boxOf(params);
  return {
    ...(box === 'debt' ? { box: 'all', debt: true } : { box }),
    resource: readRef(params, 'resource'),
    ...(state && { state: [state] }),
  };
}
