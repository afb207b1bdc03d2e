import {
  GuardrailsError,
  type TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { readSchedule } from '../../../identity/actors';
import type { CarriedOut } from '../../grants';
import { beyondRemoval, leftOut } from '../model/madeBy';
import type { SandboxRow } from '../model/rows';
import type { SandboxStore } from '../store/SandboxStore';
import type { PlannedChange } from '../model/madeBy';
import { readPlanned } from './readPlanned';

const SHOWN = 5;

/**
 * What an enforcement point carries out for no person is the end of a sandbox that it has taken, and nothing beyond
 * removing what that sandbox made. Checked in the transaction that redeems the grant, with the sandbox locked: an
 * extension comes before it or after it, and an attempt that another one has replaced carries nothing out.
 * @throws GuardrailsError `not-enforcement-point`, `sandbox-state`, `sandbox-foreign`
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
  refuseOtherPlan(row, readPlanned(change.recorded));
}

function refuseOtherPlan(
  row: SandboxRow,
  planned: PlannedChange[] | undefined,
): void {
  const made: string[] = JSON.parse(row.made);
  const removing: string[] = JSON.parse(row.removing);
  const beyond = planned && beyondRemoval(made, planned);
  if (!planned || !beyond || beyond.length > 0) {
    throw new GuardrailsError({
      code: 'sandbox-foreign',
      message: `The plan does more than remove what the sandbox made: ${describe(
        beyond,
      )}. Nothing was destroyed.`,
    });
  }
  const missing = leftOut({ made, removing }, planned);
  if (missing.length === 0) return;
  throw new GuardrailsError({
    code: 'sandbox-incomplete',
    message: `The state has nothing of what the sandbox made: ${describe(
      missing,
    )}. It may still exist. Check what exists; an operator who has done so can release the target.`,
  });
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

function describe(beyond: string[] | undefined): string {
  if (beyond === undefined) return 'its changes cannot be read';
  const more = beyond.length - SHOWN;
  return [
    ...beyond.slice(0, SHOWN),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(', ');
}
