import { readChoice, readParam } from '@backstage-guardrails/components';
import type { LedgerFilter } from '@backstage-guardrails/plugin-guardrails-common';
import { entryKinds } from './entryKind';

/** Names in the address that narrow the list. @internal */
export const entryFilters = ['kind', 'subject', 'since', 'until'] as const;

/** Reads the filter of the ledger out of the address; what it does not understand is left out. @internal */
export function entryFilter(params: URLSearchParams): LedgerFilter {
  const kind = readChoice(params, 'kind', entryKinds);
  return {
    subject: readParam(params, 'subject'),
    since: readDay(params, 'since'),
    until: readDay(params, 'until'),
    ...(kind && { kind: [kind] }),
  };
}

function readDay(params: URLSearchParams, name: string): string | undefined {
  const at = new Date(readParam(params, name) ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
