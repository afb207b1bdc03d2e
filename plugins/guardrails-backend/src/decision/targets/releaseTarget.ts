import {
  GuardrailsError,
  type TargetRelease,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { readEnforcementPoint, type Caller } from '../../identity/actors';
import { databaseTime } from '../../base/database';
import { withDurableTransaction, type Ledger } from '../../record/ledger';
import { belongsTo } from './belongsTo';
import type { TargetRow } from './rows';
import type { TargetLifetimes } from './TargetLifetimes';
import { targetRecord } from './targetRecord';

/**
 * Ends a claim whose outcome was not reported, after its owner or an operator looked at what exists; or gives a name up.
 * No schedule does this: how long a change takes says nothing about whether it still runs.
 *
 * @throws {@link GuardrailsError} `humans-only`, `not-found`, `target-not-owned`, `target-state`, `sandbox-exists`
 * @internal
 */
export async function releaseTarget(
  deps: {
    knex: Knex;
    ledger: Ledger;
    enforcementPoints: string[];
    lifetimes: TargetLifetimes;
  },
  caller: Caller,
  release: TargetRelease & { ref: string },
): Promise<TargetRow> {
  requirePerson(caller, deps.enforcementPoints);
  const { ref, environment, reason, exists } = release;
  return withDurableTransaction(deps.knex, async transaction => {
    const at = await databaseTime(transaction);
    const row = await transaction<TargetRow>('targets')
      .where({ target_ref: ref, environment })
      .whereNot({ state: 'released' })
      .first();
    if (!row) {
      throw new GuardrailsError({
        code: 'not-found',
        message: `The registry has no ${ref} in environment "${environment}".`,
      });
    }
    if (!belongsTo(caller, row)) {
      throw new GuardrailsError({
        code: 'target-not-owned',
        message: `${ref} belongs to another team. Its owner or an operator can release it.`,
      });
    }
    if (exists && row.state !== 'claimed') {
      throw new GuardrailsError({
        code: 'target-state',
        message: `No change of ${ref} is in progress in environment "${environment}". There is nothing to release. To free its name, report that the target no longer exists.`,
      });
    }
    // After the row was read: a sandbox that begins from here on changes the row, and the update finds nothing.
    if (!exists) {
      await requireNoLifetime(deps, caller, { ref, environment, transaction });
    }
    const [released] = await transaction<TargetRow>('targets')
      .where({ id: row.id, revision: row.revision })
      .update({
        state: exists ? 'active' : 'released',
        grant_id: null,
        destroys: 0,
        changed_at: at,
        revision: row.revision + 1,
      })
      .returning('*');
    if (!released) {
      throw new GuardrailsError({
        code: 'target-state',
        message: `${ref} changed at the same moment. Look at it again.`,
      });
    }
    const ended = exists
      ? []
      : await deps.lifetimes.removed(transaction, {
          ref,
          environment,
          at,
          by: caller.actor.ref,
        });
    await deps.ledger.append(transaction, [
      ...ended,
      targetRecord(released, {
        event: 'released',
        by: caller.actor.ref,
        reason,
        exists,
        ...(row.grant_id !== null && { grant: row.grant_id }),
      }),
    ]);
    return released;
  });
}

/**
 * Saying that a sandbox is gone would let the next one of its name begin a time of its own with what is still there. An
 * operator who has looked can say so, on the ledger.
 */
async function requireNoLifetime(
  { lifetimes }: { lifetimes: Pick<TargetLifetimes, 'lifetimeOf'> },
  caller: Caller,
  options: { ref: string; environment: string; transaction: Knex.Transaction },
): Promise<void> {
  const { transaction, ...target } = options;
  if (caller.operator) return;
  if (!(await lifetimes.lifetimeOf(target, transaction))) return;
  throw new GuardrailsError({
    code: 'sandbox-exists',
    message: `${target.ref} is a sandbox, so its name is free only after it was destroyed. End the sandbox. If nothing of it exists any more, ask an operator to release it.`,
  });
}

/** A person in their own session, or an enforcement point for a person; a claim guards what a person answers for. */
function requirePerson(caller: Caller, enforcementPoints: string[]): void {
  const { kind, onBehalfOf } = caller.actor;
  const inPerson = kind === 'human' && onBehalfOf === undefined;
  if (inPerson || readEnforcementPoint(caller, enforcementPoints)) return;
  throw new GuardrailsError({
    code: 'humans-only',
    message: 'Only a person who has checked what exists can release a target.',
  });
}
