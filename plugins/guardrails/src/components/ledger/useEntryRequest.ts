import type { LedgerFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { useMemo } from 'react';
import { entryWords } from './entryWords';

/** Reads the question of the ledger's list out of the address; what it does not understand is left out. @internal */
export function useEntryRequest(params: URLSearchParams): {
  filter: LedgerFilter;
  limit: number;
  cursor?: string;
} {
  const query = params.toString();
  return useMemo(() => {
    const read = new URLSearchParams(query);
    const text = (name: string) => read.get(name)?.trim() || undefined;
    const kind = text('kind');
    const day = (name: string) => {
      const at = new Date(text(name) ?? '');
      return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
    };
    return {
      filter: {
        subject: text('subject'),
        since: day('since'),
        until: day('until'),
        ...(kind && kind in entryWords ? { kind: [kind] } : {}),
      },
      limit: 25,
      cursor: text('cursor'),
    };
  }, [query]);
}
