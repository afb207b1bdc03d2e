import {
  GuardrailsError,
  type TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { readSchedule } from '../../../identity/actors';
import type { CarriedOut } from '../../grants';
import { beyondRemoval, type Removal } from '../model/madeBy';
import type { SandboxRow } from '../model/rows';
import type { SandboxStore } from '../store/SandboxStore';
import { readPlanned } from './readPlanned';
import { listShort, madeOf, refuseIncomplete } from './refuseIncomplete';

/**
 * What an enforcement point carries out for no person is the end of a sandbox that it has taken, and nothing beyond
 * removing what that sandbox made. Checked in the transaction that redeems the grant, with the sandbox locked: an
 * extension comes before it or after it, and an attempt that another one has replaced carries nothing out.
 * @throws GuardrailsError `not-enforcement-point`, `sandbox-state`, `sandbox-foreign`, `sandbox-incomplete`
 * @internal
 */
export async function requireEnd(
  deps: { enforcementPoints: string[]; store: SandboxStore },
  transaction: Knex.Transaction,
  change: CarriedOut & { claim?: TargetClaim },
): Promise<void> {
  const { caller, claim, grant, stored, at } = change;
  if (readSchedule(caller, deps.enforcementPoints) === undefined) return;
  const row = await deps.store.ofRun(transaction, grant.task);
  if (!row || !isItsEnd(row, stored.decision.target, claim)) {
    throw new GuardrailsError({
      code: 'not-enforcement-point',
      message:
        'Without a person, a grant is for the end of a sandbox that this enforcement point has taken, and for nothing else.',
    });
  }
  if (row.stopped_at !== null || row.ends_at > at) {
    throw new GuardrailsError({
      code: 'sandbox-state',
      message: 'The end of the sandbox was moved or stopped meanwhile.',
    });
  }
  const changes = readPlanned(change.recorded);
  refuseOtherPlan(row, { changes, state: claim?.state });
}

function refuseOtherPlan(
  row: SandboxRow,
  { changes, state }: Partial<Removal>,
): void {
  const beyond = changes && beyondRemoval(madeOf(row).made, changes);
  if (!changes || !beyond || beyond.length > 0) {
    const what = beyond ? listShort(beyond) : 'its changes cannot be read';
    throw new GuardrailsError({
      code: 'sandbox-foreign',
      message: `The plan does more than remove what the sandbox made: ${what}. Nothing was destroyed.`,
    });
  }
  refuseIncomplete(row, { changes, state });
}

function isItsEnd(
  row: SandboxRow,
  target: { ref?: string; environment?: string },
  claim: TargetClaim | undefined,
): boolean {
  return (
    claim?.destroy === true &&
    row.ended_at === null &&
    row.target_ref === target.ref &&
    row.environment === target.environment
  );
}
