import {
  GuardrailsError,
  type StateResource,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { addMilliseconds } from '../../../base/time';
import type { TargetRow } from '../../../decision/targets';
import type { LedgerRecord } from '../../../record/ledger';
import type { CarriedOut } from '../../grants';
import { toSandboxRecord } from '../events/toSandboxRecord';
import { madeAfter, type PlannedChange } from '../model/madeBy';
import { nextNotice } from '../model/nextNotice';
import { openName, type SandboxRow } from '../model/rows';
import type { SandboxStore } from '../store/SandboxStore';
import { readPlanned } from './readPlanned';
import { madeOf, refuseIncomplete } from './refuseIncomplete';

const HOUR = 60 * 60_000;

/**
 * Begins the time of a new sandbox as its claim does, because from then on something may exist. A change of one that
 * exists adds what it makes, and leaves its end as it is. A removal of one ends its time, so it has to have all that
 * the sandbox made; an operator who has checked what exists can remove what is left.
 * @throws GuardrailsError `bad-request`, `sandbox-exists`, `sandbox-incomplete`
 * @internal
 */
export async function beginSandbox(
  { store }: { store: SandboxStore },
  transaction: Knex.Transaction,
  change: CarriedOut & {
    claimed: TargetRow;
    destroys: boolean;
    state?: StateResource[];
  },
): Promise<LedgerRecord[]> {
  const { claimed, recorded } = change;
  const target = { ref: claimed.target_ref, environment: claimed.environment };
  // Held: an earlier change of it, whose claim was released, may be reported as failed at the same moment.
  const known = await store.heldOfTarget(transaction, target);
  const changes = readPlanned(recorded) ?? [];
  if (known) {
    refuseOtherOwner(known, claimed);
    if (change.destroys && !change.caller.operator) {
      refuseIncomplete(known, { changes, state: change.state });
    }
    return addMade(store, transaction, known, changes);
  }
  const { lifetime } = change.stored.decision.target;
  if (!lifetime || change.destroys) return [];
  if (claimed.owner !== lifetime.owner) {
    throw new GuardrailsError({
      code: 'bad-request',
      message: `The change was decided as a sandbox of ${lifetime.owner}. Claim the target for that owner.`,
      path: '/claim/owner',
    });
  }
  const { at, grant, caller, stored } = change;
  const endsAt = addMilliseconds(at, lifetime.hours * HOUR);
  const { made } = madeAfter({ made: [], removing: [] }, changes);
  const row = await store.insert(transaction, {
    id: uuidv7(),
    target_id: claimed.id,
    target_ref: target.ref,
    environment: target.environment,
    open_name: openName(target),
    decision_id: stored.decision.id,
    grant_id: grant.id,
    owner: lifetime.owner,
    initiator: caller.actor.ref,
    hours: lifetime.hours,
    began_at: at,
    ends_at: endsAt,
    extensions: 0,
    made: JSON.stringify(made),
    removing: '[]',
    notice_at: nextNotice(endsAt, at),
    due_at: endsAt,
    attempts: 0,
    run_id: null,
    failure: null,
    stopped_at: null,
    stop_reason: null,
    ended_at: null,
    ended_by: null,
    end_decision_id: null,
    revision: 0,
  });
  return [toSandboxRecord(row, 'sandbox-begun', { hours: lifetime.hours })];
}

async function addMade(
  store: SandboxStore,
  transaction: Knex.Transaction,
  known: SandboxRow,
  changes: PlannedChange[],
): Promise<LedgerRecord[]> {
  const after = madeAfter(madeOf(known), changes);
  const made = JSON.stringify(after.made);
  const removing = JSON.stringify(after.removing);
  if (made === known.made && removing === known.removing) return [];
  const row = await store.change(transaction, {
    narrow: query => query.where({ id: known.id }),
    change: () => ({ made, removing }),
  });
  return row ? [toSandboxRecord(row, 'sandbox-changed')] : [];
}

/** Otherwise the target would answer to one team, and its end to another. */
function refuseOtherOwner(known: SandboxRow, claimed: TargetRow): void {
  if (claimed.owner === known.owner) return;
  throw new GuardrailsError({
    code: 'sandbox-exists',
    message: `${known.target_ref} is a sandbox of ${known.owner}. Leave its owner as it is, or choose another name.`,
    path: '/claim/owner',
  });
}
