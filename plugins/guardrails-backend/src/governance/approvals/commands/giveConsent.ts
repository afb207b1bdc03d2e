import {
  GuardrailsError,
  type ConsentRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { databaseTime } from '../../../base/database';
import type { Human } from '../../../identity/people';
import { withDurableTransaction } from '../../../record/ledger';
import { loadApproval } from '../store/loadApproval';
import type { ApprovalContext } from '../model/ApprovalContext';
import { refuseBadSignatures } from './refuseBadSignatures';
import { consentText } from '../model/consentText';
import { clearInboxes } from '../store/closeEarlier';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { SignatureVerifier } from '../SignatureVerifier';
import type { ApprovalRow, ConsentRow, DelegationRow } from '../model/rows';
import { listActiveDelegations } from '../store/listActiveDelegations';
import { checkApprover } from '../model/checkOwnEligibility';
import { sanitizeText } from '../model/sanitizeText';
import { recount } from '../model/recount';
import type { ApproverEligibility } from '../model/checkEligibility';
import { closingColumns, listDomainEvents, notifySubject } from './decided';
import { retryWhileChanged } from './retryWhileChanged';

type May = Extract<ApproverEligibility, { kind: 'may' }>;
type NewConsent = Omit<ConsentRow, 'seal'>;
type Signature = Awaited<ReturnType<SignatureVerifier['verify']>>;

/**
 * Takes a person's consent or rejection. Everything is looked up before the transaction; the transaction itself begins
 * by claiming the revision that all of it was read at, so of two consents at the same moment one is done again
 * and sees the other.
 * @throws GuardrailsError
 * @internal
 */
export async function giveConsent(
  deps: Pick<
    ApprovalDeps,
    | 'config'
    | 'delegations'
    | 'events'
    | 'knex'
    | 'listeners'
    | 'people'
    | 'seals'
    | 'signatures'
  >,
  options: { human: Human; id: string; request: ConsentRequest },
): Promise<void> {
  const { human, id } = options;
  const request = requireReason(options.request);
  let verified: Promise<Signature> | undefined;
  await retryWhileChanged(async () => {
    const found = await loadApproval(deps, id);
    const { row } = found.record;
    if (request.fingerprint !== row.fingerprint) throw differs();
    if (request.kind === 'request-changes') requireChange(row);
    const eligibility = await requireApprover(deps, human, found);
    await refuseBadSignatures(deps, found);
    // A challenge is answered once: a second attempt after a race must not ask for it again.
    if (eligibility.consent === 'passkey') {
      verified ??= signed(deps, human, row, request);
    }
    const signature = await verified;
    const consent = createConsent({
      human,
      row,
      request,
      eligibility,
      evidence: signature?.evidence,
    });
    return withDurableTransaction(deps.knex, transaction =>
      write(deps, transaction, {
        found,
        consent,
        eligibility,
        human,
        signature,
      }),
    );
  });
}

function requireReason(request: ConsentRequest): ConsentRequest {
  const reason = sanitizeText(request.reason ?? '') || undefined;
  if (request.kind !== 'approve' && reason === undefined) {
    throw new GuardrailsError({
      code: 'bad-request',
      message:
        request.kind === 'reject'
          ? 'Say why you reject it: the requester has to know what to change.'
          : 'Say which changes you request: the requester has to know what to correct.',
      path: '/reason',
    });
  }
  return { ...request, reason };
}

/** Exceptions, access and policy changes are not corrected and run again; those that should be different are rejected. */
function requireChange(row: ApprovalRow): void {
  if (row.subject_kind === 'change') return;
  throw new GuardrailsError({
    code: 'review-invalid',
    message:
      'Changes can be requested of a change of resources only. Reject this request, and say what should be different.',
    path: '/kind',
  });
}

async function requireApprover(
  deps: Pick<ApprovalDeps, 'config' | 'delegations' | 'people'>,
  human: Human,
  found: ApprovalContext,
): Promise<May> {
  const eligibility = checkApprover(found, {
    human,
    delegations: await listActiveDelegations(deps, human, found.now),
    passkeys: deps.config.passkeys,
  });
  if (eligibility.kind === 'may') return eligibility;
  throw new GuardrailsError({
    code: eligibility.code,
    message: eligibility.reason,
  });
}

async function signed(
  deps: Pick<ApprovalDeps, 'signatures'>,
  human: Human,
  row: ApprovalRow,
  request: ConsentRequest,
): Promise<Signature> {
  return requireVerifier(deps).verify({
    human,
    approval: row.id,
    kind: request.kind,
    fingerprint: row.fingerprint,
    consentDigest: consentText(row, sha256).consentDigest,
    requestedAt: row.requested_at,
    assertion: request.passkey,
  });
}

function requireVerifier({
  signatures,
}: Pick<ApprovalDeps, 'signatures'>): SignatureVerifier {
  if (signatures) return signatures;
  throw new GuardrailsError({
    code: 'passkey-needed',
    message:
      'This approval must be signed with a passkey, and passkeys are not set up. Ask an operator.',
  });
}

function createConsent(options: {
  human: Human;
  row: ApprovalRow;
  request: ConsentRequest;
  eligibility: May;
  evidence?: Record<string, unknown>;
}): NewConsent {
  const { human, row, request, eligibility, evidence } = options;
  const { member, delegation, requirements, belonging } = eligibility;
  return {
    id: uuidv7(),
    approval_id: row.id,
    person: human.ref,
    human: human.id,
    seat: member.id,
    delegated_by: delegation ? member.ref : null,
    delegation_id: delegation?.id ?? null,
    kind: request.kind,
    reason: request.reason ?? null,
    at: row.requested_at,
    means: evidence ? 'passkey' : 'session',
    consent_digest: consentText(row, sha256).consentDigest,
    evidence: evidence ? JSON.stringify(evidence) : null,
    counts: JSON.stringify({ requirements, belonging }),
    withdrawn_at: null,
    revision: 0,
  };
}

/** `false` where the request changed since it was read; then nothing is written. */
async function write(
  deps: Pick<
    ApprovalDeps,
    'config' | 'events' | 'listeners' | 'seals' | 'signatures'
  >,
  transaction: Knex.Transaction,
  options: {
    found: ApprovalContext;
    consent: NewConsent;
    eligibility: May;
    human: Human;
    signature?: Signature;
  },
): Promise<boolean> {
  const { found, consent, eligibility, signature } = options;
  const { row } = found.record;
  const now = await databaseTime(transaction);
  const outcome = outcomeOf(deps, options);
  const closing = closingColumns(row, outcome, now);
  const [claimed] = await deps.seals.update(transaction, 'approvals', {
    narrow: query =>
      query
        .where({ id: row.id, revision: row.revision })
        .whereNull('closed_as')
        .whereNull('approved_at')
        .where('expires_at', '>', now),
    change: () => closing,
  });
  if (!claimed) return false;
  if (
    eligibility.delegation &&
    !(await holds(transaction, eligibility.delegation, now))
  ) {
    throw new GuardrailsError({
      code: 'not-an-approver',
      message: 'The delegation has ended.',
    });
  }
  if (signature) {
    const { passkey } = signature;
    const { person } = consent;
    await requireVerifier(deps).keep(transaction, { passkey, person });
  }
  const given = deps.seals.seal('approval_consents', { ...consent, at: now });
  await transaction('approval_consents').insert(given);
  if (outcome === 'open') {
    await transaction('approval_parts')
      .where({ approval_id: row.id })
      .whereIn('person', [consent.person, eligibility.member.ref])
      .update({ waiting: 0 });
  } else {
    await clearInboxes(transaction, [claimed]);
    // Only a change can be sent back, and nothing waits beside its request for how it ends.
    if (outcome !== 'changes-requested') {
      await notifySubject(deps, transaction, claimed, outcome);
    }
  }
  await deps.events.record(
    transaction,
    listDomainEvents({ row: claimed, consent: given, outcome, found }),
  );
  return true;
}

function outcomeOf(
  deps: Pick<ApprovalDeps, 'config'>,
  options: {
    found: ApprovalContext;
    consent: NewConsent;
    eligibility: May;
    human: Human;
  },
): 'open' | 'approved' | 'rejected' | 'changes-requested' {
  const { found, consent, eligibility, human } = options;
  if (consent.kind === 'reject') return 'rejected';
  if (consent.kind === 'request-changes') return 'changes-requested';
  const { met } = recount({
    ...found,
    humans: new Map([
      ...found.humans,
      [human.ref, human],
      [eligibility.member.ref, eligibility.member],
    ]),
    consents: [...found.approvals, consent],
    passkeys: deps.config.passkeys,
  });
  return met ? 'approved' : 'open';
}

/** Locks the delegation until the consent is on record, so that one taken back a moment ago does not count. */
async function holds(
  transaction: Knex.Transaction,
  delegation: DelegationRow,
  now: string,
): Promise<boolean> {
  const held = await transaction<DelegationRow>('delegations')
    .where({ id: delegation.id })
    .whereNull('revoked_at')
    .where('until', '>', now)
    .update({ until: delegation.until });
  return held === 1;
}

function differs(): GuardrailsError {
  return new GuardrailsError({
    code: 'fingerprint-differs',
    message:
      'The fingerprint you sent is not the one of this request. Reload the request before you decide.',
  });
}
