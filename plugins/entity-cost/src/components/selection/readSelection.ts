import { readChoice, readParam } from '@backstage-guardrails/components';
import type { CostKind } from '@backstage-guardrails/plugin-entity-cost-common';

/** The kinds of cost, in the order they are offered. @internal */
export const costKinds = [
  'effective',
  'billed',
  'list',
] as const satisfies readonly CostKind[];

/** What a page shows; what is missing is for the service to choose. @internal */
type Selection = { month?: string; currency?: string; cost?: CostKind };

/** Reads month, currency and kind of cost out of the address; what it does not understand is left out. @internal */
export function readSelection(params: URLSearchParams): Selection {
  const month = readParam(params, 'month');
  const currency = readParam(params, 'currency');
  return {
    ...(month && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) && { month }),
    ...(currency &&
      /^[A-Za-z][A-Za-z0-9 _-]{0,39}$/.test(currency) && { currency }),
    cost: readChoice(params, 'cost', costKinds),
  };
}
