import type {
  LeaseFilter,
  LeaseState,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useMemo } from 'react';
import { leaseStates } from './leaseWords';

/** Parts of the list, by the value in the address. @internal */
export const boxes = {
  mine: 'Mine',
  owned: 'On what my teams own',
  debt: 'Break-glass to review',
  all: 'All',
} as const;

type Box = keyof typeof boxes;

/** The part that the address names; the person's own leases where it names none. @internal */
export function boxOf(params: URLSearchParams): Box {
  const box = params.get('box') ?? '';
  return box in boxes ? (box as Box) : 'mine';
}

/** Reads the question of the list out of the address; what it does not understand is left out. @internal */
export function useLeaseRequest(params: URLSearchParams): {
  filter: LeaseFilter;
  limit: number;
  cursor?: string;
} {
  const query = params.toString();
  return useMemo(() => {
    const read = new URLSearchParams(query);
    const text = (name: string) => read.get(name)?.trim() || undefined;
    const state = text('state');
    const box = boxOf(read);
    return {
      filter: {
        ...(box === 'debt' ? { box: 'all', debt: true } : { box }),
        resource: text('resource'),
        ...(state && state in leaseStates
          ? { state: [state as LeaseState] }
          : {}),
      },
      limit: 25,
      cursor: text('cursor'),
    };
  }, [query]);
}
