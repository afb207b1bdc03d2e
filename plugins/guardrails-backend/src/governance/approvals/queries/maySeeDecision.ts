import type { Decision } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { Reader } from '../../../identity/actors';
import { canView } from '../store/canView';
import { findNewest } from '../store/findNewest';

/** Whether the caller is asked to decide this change, and so has to see it. @internal */
export async function maySeeDecision(
  deps: { knex: Knex },
  reader: Reader,
  decision: Decision,
): Promise<boolean> {
  const row = await findNewest(deps.knex, {
    fingerprint: decision.fingerprint,
    requester: decision.actor.ref,
  });
  return row !== undefined && canView(deps, reader, row);
}
