import type {
  ApprovalFilter,
  ApprovalState,
} from '@backstage-guardrails/plugin-guardrails-common';
import { useMemo } from 'react';
import { approvalStates } from './approvalWords';

/** The boxes of the inbox, by the value in the address. @internal */
export const boxes = {
  mine: 'Waiting for me',
  handed: 'Handed to me',
  asked: 'Asked by me',
  all: 'All',
} as const;

type Box = keyof typeof boxes;

/** The box that the address names; the person's own work where it names none. @internal */
export function boxOf(params: URLSearchParams): Box {
  const box = params.get('box') ?? '';
  return box in boxes ? (box as Box) : 'mine';
}

/** Reads the question of the inbox out of the address; what it does not understand is left out. @internal */
export function useApprovalRequest(params: URLSearchParams): {
  filter: ApprovalFilter;
  limit: number;
  cursor?: string;
} {
  const query = params.toString();
  return useMemo(() => {
    const read = new URLSearchParams(query);
    const text = (name: string) => read.get(name)?.trim() || undefined;
    const state = text('state');
    return {
      filter: {
        box: boxOf(read),
        entity: text('entity'),
        ...(state && state in approvalStates
          ? { state: [state as ApprovalState] }
          : {}),
      },
      limit: 25,
      cursor: text('cursor'),
    };
  }, [query]);
}
