import { readChoice } from '@backstage-guardrails/components';
import type { ApprovalFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { readRef, searchFilter, searchFilters } from '../list/searchFilter';
import { approvalStates } from './approvalState';

/** The views of the inbox, by the value in the address. */
const boxes = ['mine', 'handed', 'asked', 'all'] as const;

type Box = (typeof boxes)[number];

/** The view that the address names; the person's own work where it names none. @internal */
export function boxOf(params: URLSearchParams): Box {
  return readChoice(params, 'box', boxes) ?? 'mine';
}

/** Names in the address that narrow a view. @internal */
export const approvalFilters = [
  ...searchFilters,
  'state',
  'entity',
  'owner',
] as const;

/** Reads the filter of the inbox out of the address; what it does not understand is left out. @internal */
export function approvalFilter(params: URLSearchParams): ApprovalFilter {
  const state = readChoice(params, 'state', approvalStates);
  return {
    box: boxOf(params),
    ...searchFilter(params),
    entity: readRef(params, 'entity'),
    owner: readRef(params, 'owner'),
    ...(state && { state: [state] }),
  };
}
