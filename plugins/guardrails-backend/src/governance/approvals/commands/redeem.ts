import {
  GuardrailsError,
  type Participant,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Fingerprint } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { refuseConflicts } from '../../duties';
import { loadApproval } from '../store/loadApproval';
import type { ApprovalContext } from '../model/ApprovalContext';
import { refuseBadSignatures } from './refuseBadSignatures';
import { clearInboxes } from '../store/closeEarlier';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { ApprovalRow } from '../model/rows';
import { recount } from '../model/recount';
import {
  REDEEMED_LATER,
  deriveApprovalState,
} from '../model/deriveApprovalState';
import { stateText } from '../model/stateText';

/**
 * Uses an approval up. What people consented to, who they are and where they belong is looked at again; then one
 * update with every condition in it lets exactly one caller through.
 * @throws GuardrailsError `approval-needed`, `approval-closed`, `fingerprint-differs`, `duties-conflict`
 * @internal
 */
export async function redeem(
  deps: Pick<
    ApprovalDeps,
    'config' | 'duties' | 'events' | 'people' | 'seals' | 'signatures'
  >,
  transaction: Knex.Transaction,
  request: { id: string; fingerprint: Fingerprint; by: Participant[] },
): Promise<void> {
  const { id, fingerprint, by } = request;
  // Within the caller's transaction: on SQLite there is no second connection to ask with.
  const found = await loadApproval({ ...deps, knex: transaction }, id, by);
  const { row } = found.record;
  refuseOther(row, fingerprint);
  refuseClosed(found);
  await refuseBadSignatures({ ...deps, knex: transaction }, found);
  refuseUncounted(deps, found);
  refuseConflicts({
    participants: [...found.record.participants, ...by, ...approvers(found)],
    conflicts: deps.duties.conflicts,
    identities: new Map([
      ...found.identities,
      ...[...found.humans].map(([ref, human]) => [ref, human.id] as const),
    ]),
  });
  const now = await databaseTime(transaction);
  const [used] = await deps.seals.update(transaction, 'approvals', {
    narrow: query =>
      query
        .where({ id, fingerprint: row.fingerprint, revision: row.revision })
        .whereNull('closed_as')
        .whereNotNull('approved_at')
        .where('expires_at', '>', now),
    change: () => ({
      closed_as: 'redeemed' as const,
      closed_at: now,
      due_at: null,
    }),
  });
  if (!used) throw closed('It was used or withdrawn a moment ago.');
  await clearInboxes(transaction, [used]);
  await deps.events.record(transaction, [
    {
      row: used,
      event: 'redeemed',
      at: now,
      detail: { consents: found.approvals.map(consent => consent.id), by },
    },
  ]);
}

function refuseOther(row: ApprovalRow, fingerprint: Fingerprint): void {
  if (isFor(row, fingerprint)) return;
  throw new GuardrailsError({
    code: 'fingerprint-differs',
    message:
      'The approval is for a different change. Request approval for the current one.',
  });
}

/** Consent was to the fingerprint of then; the one that the same change has by changed rules is written beside it. */
function isFor(row: ApprovalRow, fingerprint: Fingerprint): boolean {
  return [row.fingerprint, row.carried_fingerprint].includes(fingerprint);
}

function refuseClosed({ record: { row }, now }: ApprovalContext): void {
  const state = deriveApprovalState(row, now);
  if (!REDEEMED_LATER.includes(row.subject_kind)) {
    throw closed(
      'It took effect when it was approved. There is nothing to redeem.',
    );
  }
  if (state === 'approved') return;
  if (state !== 'open') throw closed(`The request ${stateText[state]}.`);
  throw new GuardrailsError({
    code: 'approval-needed',
    message: 'Required approvals are missing.',
  });
}

function refuseUncounted(
  deps: Pick<ApprovalDeps, 'config'>,
  found: ApprovalContext,
): void {
  const { met } = recount({
    ...found,
    consents: found.approvals,
    passkeys: deps.config.passkeys,
  });
  if (met) return;
  throw new GuardrailsError({
    code: 'approval-needed',
    message:
      'Some approvals no longer count: the approvers left the group or took part in the change. Withdraw the request and submit it again.',
  });
}

function approvers(found: ApprovalContext): Participant[] {
  return found.approvals.flatMap(consent => [
    { person: consent.person, duty: 'approve', source: 'approval' },
    ...(consent.delegated_by === null
      ? []
      : [
          {
            person: consent.delegated_by,
            duty: 'approve' as const,
            source: 'approval',
          },
        ]),
  ]);
}

function closed(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'approval-closed', message });
}
