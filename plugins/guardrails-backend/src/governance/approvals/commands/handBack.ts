import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { withDurableTransaction } from '../../../record/ledger';
import { personRef, type Human } from '../../../identity/people';
import { record as recordHappenings } from '../store/events';
import { standingHandovers } from '../model/relations';
import { loadApproval } from '../store/loadApproval';
import type { ApprovalContext } from '../model/ApprovalContext';
import type { ApprovalDeps } from '../ApprovalDeps';
import { endName } from '../../../record/seals';
import type { HandoverRow } from '../model/rows';
import { stateOf } from '../model/stateOf';
import { retryWhileChanged } from './retryWhileChanged';
import { accountsOf } from '../model/accountsOf';
import { claimOpen } from '../store/claimOpen';

/**
 * Gives a part back to whoever handed it over. Only whoever holds it can, so that the two never decide over it
 * in turns.
 * @throws GuardrailsError
 * @internal
 */
export async function handBack(
  deps: Pick<ApprovalDeps, 'knex' | 'ledger' | 'outbox' | 'people' | 'seals'>,
  options: { human: Human; id: string; from: string },
): Promise<void> {
  const { human, id } = options;
  const from = personRef(options.from);
  await retryWhileChanged(async () => {
    const found = await loadApproval(deps, id);
    const state = stateOf(found.record.row, found.now);
    if (state !== 'open') {
      throw new GuardrailsError({
        code: 'approval-closed',
        message: `It is ${state}.`,
      });
    }
    const held = heldBy(found, human);
    const handover = held.find(({ giver }) => giver === from);
    if (!handover) {
      throw new GuardrailsError({
        code: 'not-found',
        message: 'You hold no part of theirs in this request.',
      });
    }
    return withDurableTransaction(deps.knex, transaction =>
      write(deps, transaction, {
        found,
        human,
        handover,
        holdsMore: held.length > 1,
      }),
    );
  });
}

function heldBy(found: ApprovalContext, human: Human): HandoverRow[] {
  return standingHandovers(found.relations).filter(
    ({ taker, taker_human: taking }) =>
      taking === human.id || taker === human.ref,
  );
}

/** `false` where the request changed since it was read; then nothing is written. */
async function write(
  deps: Pick<ApprovalDeps, 'ledger' | 'outbox' | 'seals'>,
  transaction: Knex.Transaction,
  options: {
    found: ApprovalContext;
    human: Human;
    handover: HandoverRow;
    holdsMore: boolean;
  },
): Promise<boolean> {
  const { found, human, handover, holdsMore } = options;
  const { id } = found.record.row;
  const at = await databaseTime(transaction);
  const row = await claimOpen(transaction, {
    found,
    at,
    seals: deps.seals,
  });
  if (!row) return false;
  const { giver, giver_human: givers, taker, taker_human: takers } = handover;
  await deps.seals.update(transaction, 'approval_handovers', {
    narrow: query =>
      query.where({
        approval_id: id,
        giver_human: givers,
        taker_human: takers,
      }),
    change: () => ({ returned_at: at }),
  });
  const parts = (persons: string[]) =>
    transaction('approval_parts')
      .where({ approval_id: id })
      .whereIn('person', persons);
  await parts(accountsOf(found, { id: givers, ref: giver })).update({
    waiting: 1,
  });
  if (!holdsMore) await parts([taker]).update({ handed: 0 });
  await recordHappenings(transaction, deps, [
    {
      row,
      event: 'handed-back',
      at,
      by: human.ref,
      detail: { to: giver },
      subjects: { ends: endName('approval_handovers', handover) },
      tell: [giver],
    },
  ]);
  return true;
}
