import {
  GuardrailsError,
  type TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../identity/actors';
import { findOnlyTeam, type TargetOwnership } from './belongsTo';
import { requireOwn } from './requireOwn';
import { requireOwner } from './requireOwner';
import type { TargetRow } from './rows';
import { entriesOf } from './TargetRegistry';

/**
 * Takes a target for the change that a grant permits, in the transaction that redeems the grant: either both are
 * written or neither. Two claims of one name cannot both pass. The name is a unique key, so the second insert waits
 * for the first and finds its row, and redemptions of one entity ref take turns, so entries of other environments
 * cannot appear in between either. A claim is never overwritten, not by the same team.
 *
 * @throws {@link GuardrailsError} `target-claimed`, `target-not-owned`
 * @internal
 */
export async function claimTarget(
  transaction: Knex.Transaction,
  options: {
    caller: Caller;
    grant: string;
    target: { ref: string; environment: string; owner?: string };
    claim: TargetClaim;
    at: string;
  },
): Promise<TargetRow> {
  const { caller, grant, target, claim, at } = options;
  if (claim.owner !== undefined) {
    requireOwner(caller, { owner: claim.owner, path: '/claim/owner' });
  }
  const change = {
    state: 'claimed' as const,
    module: claim.module,
    module_values: JSON.stringify(claim.values),
    secret_names: JSON.stringify(claim.secrets ?? []),
    grant_id: grant,
    destroys: claim.destroy ? 1 : 0,
    changed_at: at,
  };
  const made: TargetRow = {
    id: uuidv7(),
    target_ref: target.ref,
    environment: target.environment,
    revision: 0,
    since: at,
    ...change,
    ...toOwnership(caller, claim, target),
  };
  const [inserted] = await transaction<TargetRow>('targets')
    .insert(made)
    .onConflict(['target_ref', 'environment'])
    .ignore()
    .returning('*');
  requireOwn(
    caller,
    (await entriesOf(transaction, target.ref)).filter(
      ({ id }) => id !== inserted?.id,
    ),
  );
  if (inserted) return inserted;

  const known = await transaction<TargetRow>('targets')
    .where({ target_ref: target.ref, environment: target.environment })
    .first();
  if (!known || known.state === 'claimed') throw claimed(target);
  const updated: Partial<TargetRow> =
    known.state === 'released'
      ? { ...change, ...toOwnership(caller, claim, target), since: at }
      : {
          ...change,
          owner: claim.owner ?? known.owner ?? target.owner ?? null,
        };
  const [row] = await transaction<TargetRow>('targets')
    .where({ id: known.id, revision: known.revision })
    .update({ ...updated, revision: known.revision + 1 })
    .returning('*');
  if (!row) throw claimed(target);
  return row;
}

/** Who made it is kept beside the owner, so that a target without one is its maker's team's and not everyone's. */
function toOwnership(
  { actor }: Caller,
  claim: TargetClaim,
  target: { owner?: string },
): TargetOwnership {
  return {
    owner: claim.owner ?? target.owner ?? findOnlyTeam(actor.groups),
    initiator: actor.ref,
    teams: JSON.stringify(actor.groups),
  };
}

function claimed(target: { ref: string; environment: string }) {
  return new GuardrailsError({
    code: 'target-claimed',
    message: `${target.ref} is being changed in environment "${target.environment}". Wait for the outcome of that change. If it was cut off, check what exists and release the target.`,
  });
}
