import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { withDurableTransaction } from '../../../record/ledger';
import { personRef, type Human } from '../../../identity/people';
import { activeHandovers } from '../model/relations';
import { loadApproval } from '../store/loadApproval';
import type { ApprovalContext } from '../model/ApprovalContext';
import type { ApprovalDeps } from '../ApprovalDeps';
import { endName } from '../../../record/seals';
import type { HandoverRow } from '../model/rows';
import { deriveApprovalState } from '../model/deriveApprovalState';
import { retryWhileChanged } from './retryWhileChanged';
import { listAccounts } from '../model/listAccounts';
import { writeHandover } from './writeHandover';
import { stateText } from '../model/stateText';

/**
 * Gives a part back to whoever handed it over. Only whoever holds it can, so that the two never decide over it
 * in turns.
 * @throws GuardrailsError
 * @internal
 */
export async function handBack(
  deps: Pick<ApprovalDeps, 'knex' | 'events' | 'people' | 'seals'>,
  options: { human: Human; id: string; from: string },
): Promise<void> {
  const { human, id } = options;
  const from = personRef(options.from);
  await retryWhileChanged(async () => {
    const found = await loadApproval(deps, id);
    const state = deriveApprovalState(found.record.row, found.now);
    if (state !== 'open') {
      throw new GuardrailsError({
        code: 'approval-closed',
        message: `The request ${stateText[state]}.`,
      });
    }
    const held = heldBy(found, human);
    const handover = held.find(({ giver }) => giver === from);
    if (!handover) {
      throw new GuardrailsError({
        code: 'not-found',
        message: 'This person has not reassigned this request to you.',
      });
    }
    const holdsMore = held.length > 1;
    return withDurableTransaction(deps.knex, transaction =>
      writeHandover(deps, transaction, {
        found,
        handover: at => endHandover(deps, transaction, { handover, at }),
        inboxes: [
          {
            persons: listAccounts(found, {
              id: handover.giver_human,
              ref: handover.giver,
            }),
            change: { waiting: 1 },
          },
          ...(holdsMore
            ? []
            : [{ persons: [handover.taker], change: { handed: 0 } }]),
        ],
        event: {
          event: 'handed-back',
          by: human.ref,
          detail: { to: handover.giver },
          subjects: { ends: endName('approval_handovers', handover) },
          notify: [handover.giver],
        },
      }),
    );
  });
}

function heldBy(found: ApprovalContext, human: Human): HandoverRow[] {
  return activeHandovers(found.relations).filter(
    ({ taker, taker_human: taking }) =>
      taking === human.id || taker === human.ref,
  );
}

function endHandover(
  deps: Pick<ApprovalDeps, 'seals'>,
  transaction: Knex.Transaction,
  { handover, at }: { handover: HandoverRow; at: string },
): Promise<HandoverRow[]> {
  const { approval_id, giver_human, taker_human } = handover;
  return deps.seals.update(transaction, 'approval_handovers', {
    narrow: query => query.where({ approval_id, giver_human, taker_human }),
    change: () => ({ returned_at: at }),
  });
}
