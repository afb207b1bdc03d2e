import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import type { Human } from '../../../identity/people';
import { record as recordHappenings } from '../store/events';
import { loadApproval } from '../store/loadApproval';
import type { ApprovalContext } from '../model/ApprovalContext';
import type { ApprovalDeps } from '../ApprovalDeps';
import { retryWhileChanged } from './retryWhileChanged';
import { accountsOf } from '../model/accountsOf';
import { claimOpen } from '../store/claimOpen';
import { giverOf } from '../model/giverOf';
import { notAsked, refusalOf } from '../model/refusalOf';

/**
 * Passes a person's part in an open request to another of those who are asked. Like a word, it claims the revision
 * that everything was read at: of a word and a handover at the same moment, or of two that cross, one is done again
 * and sees the other.
 * @throws GuardrailsError
 * @internal
 */
export async function handOver(
  deps: Pick<
    ApprovalDeps,
    'config' | 'knex' | 'ledger' | 'outbox' | 'people' | 'seals'
  >,
  options: { human: Human; id: string; to: string; reason: string },
): Promise<void> {
  const { human, id, to, reason } = options;
  await retryWhileChanged(async () => {
    const found = await loadApproval(deps, id);
    const giver = giverOf(found, human, deps.config);
    const taker = await deps.people.find(to);
    // The same words whether the catalog has them or not.
    if (!taker) throw invalid(notAsked(to));
    const refusal = refusalOf(found, giver, taker, deps.config);
    if (refusal !== undefined) throw invalid(refusal);
    return withDurableTransaction(deps.knex, transaction =>
      write(deps, transaction, { found, human, taker, reason }),
    );
  });
}

/** `false` where the request changed since it was read; then nothing is written. */
async function write(
  deps: Pick<ApprovalDeps, 'ledger' | 'outbox' | 'seals'>,
  transaction: Knex.Transaction,
  options: {
    found: ApprovalContext;
    human: Human;
    taker: Human;
    reason: string;
  },
): Promise<boolean> {
  const { found, human, taker, reason } = options;
  const { id } = found.record.row;
  const at = await databaseTime(transaction);
  const row = await claimOpen(transaction, {
    found,
    at,
    seals: deps.seals,
  });
  if (!row) return false;
  await transaction('approval_handovers').insert(
    deps.seals.seal('approval_handovers', {
      approval_id: id,
      giver: human.ref,
      giver_human: human.id,
      taker: taker.ref,
      taker_human: taker.id,
      reason,
      at,
      returned_at: null,
      revision: 0,
    }),
  );
  const parts = (persons: string[]) =>
    transaction('approval_parts')
      .where({ approval_id: id })
      .whereIn('person', persons);
  await parts(accountsOf(found, human)).update({ waiting: 0 });
  await parts([taker.ref]).update({ waiting: 1, handed: 1 });
  await recordHappenings(transaction, deps, [
    {
      row,
      event: 'handed-over',
      at,
      by: human.ref,
      detail: { to: taker.ref, reason },
      tell: [taker.ref],
    },
  ]);
  return true;
}

function invalid(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'handover-invalid', message });
}
