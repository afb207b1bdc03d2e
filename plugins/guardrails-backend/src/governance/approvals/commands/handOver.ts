import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { withDurableTransaction } from '../../../record/ledger';
import type { Human } from '../../../identity/people';
import { loadApproval } from '../store/loadApproval';
import type { ApprovalDeps } from '../ApprovalDeps';
import { retryWhileChanged } from './retryWhileChanged';
import { listAccounts } from '../model/listAccounts';
import { sanitizeText } from '../model/sanitizeText';
import { writeHandover } from './writeHandover';
import { requireDelegator } from '../model/requireDelegator';
import { notAsked, explainRefusal } from '../model/explainRefusal';

/**
 * Passes a person's part in an open request to another of those who are asked. Like a consent, it claims the revision
 * that everything was read at: of a consent and a handover at the same moment, or of two that cross, one is done again
 * and sees the other.
 * @throws GuardrailsError
 * @internal
 */
export async function handOver(
  deps: Pick<ApprovalDeps, 'config' | 'events' | 'knex' | 'people' | 'seals'>,
  options: { human: Human; id: string; to: string; reason: string },
): Promise<void> {
  const { human, id, to } = options;
  const reason = requireReason(options.reason);
  await retryWhileChanged(async () => {
    const found = await loadApproval(deps, id);
    const delegator = requireDelegator(found, human, deps.config);
    const successor = await deps.people.find(to);
    // The same words whether the catalog has them or not.
    if (!successor) throw invalid(notAsked(to));
    const refusal = explainRefusal(found, delegator, successor, deps.config);
    if (refusal !== undefined) throw invalid(refusal);
    return withDurableTransaction(deps.knex, transaction =>
      writeHandover(deps, transaction, {
        found,
        handover: at =>
          transaction('approval_handovers').insert(
            deps.seals.seal('approval_handovers', {
              approval_id: id,
              giver: human.ref,
              giver_human: human.id,
              taker: successor.ref,
              taker_human: successor.id,
              reason,
              at,
              returned_at: null,
              revision: 0,
            }),
          ),
        inboxes: [
          { persons: listAccounts(found, human), change: { waiting: 0 } },
          { persons: [successor.ref], change: { waiting: 1, handed: 1 } },
        ],
        event: {
          event: 'handed-over',
          by: human.ref,
          detail: { to: successor.ref, reason },
          notify: [successor.ref],
        },
      }),
    );
  });
}

function requireReason(text: string): string {
  const reason = sanitizeText(text);
  if (reason !== '') return reason;
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'A reason is required: the person who takes it over reads it.',
    path: '/reason',
  });
}

function invalid(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'handover-invalid', message });
}
