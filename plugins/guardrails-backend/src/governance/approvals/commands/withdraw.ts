import {
  approvalDecidePermission,
  approvalRequestPermission,
  GuardrailsError,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import type { Caller } from '../../../identity/actors';
import { requireOwnSession, type Human } from '../../../identity/people';
import { canView } from '../store/canView';
import { withDurableTransaction } from '../../../record/ledger';
import { loadApproval, noApproval } from '../store/loadApproval';
import type { ApprovalContext } from '../model/ApprovalContext';
import { clearInboxes } from '../store/closeEarlier';
import { dueAt } from '../model/dueAt';
import type { ApprovalDeps } from '../ApprovalDeps';
import { endName } from '../../../record/seals';
import type { ConsentRow } from '../model/rows';
import { recount } from '../model/recount';
import { deriveApprovalState } from '../model/deriveApprovalState';
import { retryWhileChanged } from './retryWhileChanged';
import { stateText } from '../model/stateText';

/**
 * Takes back a request, or the caller's own consent to it.
 * @throws GuardrailsError
 * @internal
 */
export async function withdraw(
  deps: Pick<
    ApprovalDeps,
    'access' | 'config' | 'events' | 'knex' | 'people' | 'seals'
  >,
  caller: Caller,
  { id, what }: { id: string; what: 'request' | 'consent' },
): Promise<void> {
  const { access, people } = deps;
  if (!(await canView(deps, caller, { id }))) throw noApproval(id);
  if (what === 'consent') {
    await access.require(approvalDecidePermission, caller.credentials);
    const human = await people.human(caller);
    await withdrawConsent(deps, { human, id });
  } else {
    await access.require(approvalRequestPermission, caller.credentials);
    requireOwnSession(caller);
    await withdrawRequest(deps, { requester: caller.actor.ref, id });
  }
}

/** The requester takes back the request; it cannot be opened again, only asked for anew. */
async function withdrawRequest(
  deps: Pick<ApprovalDeps, 'knex' | 'events' | 'seals'>,
  options: { requester: string; id: string },
): Promise<void> {
  const { requester, id } = options;
  await withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    const [row] = await deps.seals.update(transaction, 'approvals', {
      narrow: query =>
        query
          .where({ id, requester })
          .whereNull('closed_as')
          .where('expires_at', '>', now),
      change: () => ({
        closed_as: 'withdrawn' as const,
        closed_at: now,
        due_at: null,
      }),
    });
    if (!row)
      throw closed("The request is not open, or you can't withdraw it.");
    await clearInboxes(transaction, [row]);
    await deps.events.record(transaction, [
      { row, event: 'withdrawn', at: now, by: requester },
    ]);
  });
}

/** A person takes back their yes, until the approval is used. */
async function withdrawConsent(
  deps: Pick<ApprovalDeps, 'config' | 'knex' | 'events' | 'people' | 'seals'>,
  options: { human: Human; id: string },
): Promise<void> {
  const { human, id } = options;
  await retryWhileChanged(async () => {
    const found = await loadApproval(deps, id);
    const { row } = found.record;
    const state = deriveApprovalState(row, found.now);
    if (row.closed_as !== null || state === 'expired') {
      throw closed(
        `The request ${stateText[state]}. Its reviews stay on record.`,
      );
    }
    const consent = found.approvals.find(item => item.human === human.id);
    if (!consent) {
      throw new GuardrailsError({
        code: 'not-found',
        message: 'You have no active review on this request.',
      });
    }
    return withDurableTransaction(deps.knex, transaction =>
      write(deps, transaction, { found, consent }),
    );
  });
}

async function write(
  deps: Pick<ApprovalDeps, 'config' | 'events' | 'seals'>,
  transaction: Knex.Transaction,
  { found, consent }: { found: ApprovalContext; consent: ConsentRow },
): Promise<boolean> {
  const { row, requirements } = found.record;
  const now = await databaseTime(transaction);
  const { met } = recount({
    ...found,
    consents: found.approvals.filter(({ id }) => id !== consent.id),
    passkeys: deps.config.passkeys,
  });
  const [claimed] = await deps.seals.update(transaction, 'approvals', {
    narrow: query =>
      query
        .where({ id: row.id, revision: row.revision })
        .whereNull('closed_as')
        .where('expires_at', '>', now),
    change: () => ({
      approved_at: met ? row.approved_at : null,
      due_at: dueAt({
        requestedAt: row.requested_at,
        expiresAt: row.expires_at,
        requirements,
        escalated: found.escalated,
      }),
    }),
  });
  if (!claimed) return false;
  await deps.seals.update(transaction, 'approval_consents', {
    narrow: query => query.where({ id: consent.id }),
    change: () => ({ withdrawn_at: now }),
  });
  if (!met) await askAgain(transaction, found, consent);
  await deps.events.record(transaction, [
    {
      row: claimed,
      event: 'consent-withdrawn',
      at: now,
      by: consent.person,
      detail: { consent: consent.id },
      subjects: {
        consent: consent.id,
        ends: endName('approval_consents', consent),
      },
      notify: [row.requester],
    },
  ]);
  return true;
}

/** It waits again, in the inbox of all who were asked, have not decided and hold their part. */
async function askAgain(
  transaction: Knex.Transaction,
  found: ApprovalContext,
  withdrawn: ConsentRow,
): Promise<void> {
  const decided = new Set(
    found.approvals
      .filter(({ id }) => id !== withdrawn.id)
      .flatMap(({ person, delegated_by: by }) => [person, by]),
  );
  const undecided = found.asked
    .filter(
      ({ human, person }) =>
        ![human, person].some(r => found.handedOver.has(r)),
    )
    .map(({ person }) => person)
    .filter(person => !decided.has(person));
  const persons = [...new Set(undecided)];
  for (let from = 0; from < persons.length; from += 100) {
    await transaction('approval_parts')
      .where({ approval_id: found.record.row.id })
      .whereIn('person', persons.slice(from, from + 100))
      .update({ waiting: 1 });
  }
}

function closed(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'approval-closed', message });
}
