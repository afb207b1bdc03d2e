import {
  GuardrailsError,
  type ConsentRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { databaseTime } from '../../../base/database';
import type { Human } from '../../../identity/people';
import { withDurableTransaction } from '../../../record/ledger';
import { record as recordHappenings } from '../store/events';
import { loadApproval } from '../store/loadApproval';
import type { ApprovalContext } from '../model/ApprovalContext';
import { refuseBadSignatures } from './refuseBadSignatures';
import { consentText } from '../model/consentText';
import { clearInboxes } from '../store/closeEarlier';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { ApprovalRow, ConsentRow, DelegationRow } from '../model/rows';
import { loadStandings } from '../store/loadStandings';
import { recount } from '../model/recount';
import type { Standing } from '../model/standingOf';
import { closingOf, happeningsOf, notifySubject } from './decided';
import { retryWhileChanged } from './retryWhileChanged';

type May = Extract<Standing, { kind: 'may' }>;
type NewConsent = Omit<ConsentRow, 'seal'>;

/**
 * Takes a person's word. Everything is looked up before the transaction; the transaction itself begins by
 * claiming the revision that all of it was read at, so of two words at the same moment one is done again
 * and sees the other.
 * @throws GuardrailsError
 * @internal
 */
export async function giveConsent(
  deps: Pick<
    ApprovalDeps,
    | 'config'
    | 'delegations'
    | 'knex'
    | 'ledger'
    | 'listeners'
    | 'outbox'
    | 'people'
    | 'seals'
    | 'signatures'
  >,
  options: { human: Human; id: string; request: ConsentRequest },
): Promise<void> {
  const { human, id, request } = options;
  let signature: Promise<Record<string, unknown>> | undefined;
  await retryWhileChanged(async () => {
    const found = await loadApproval(deps, id);
    const { row } = found.record;
    if (request.fingerprint !== row.fingerprint) throw differs();
    const standing = await mayDecide(deps, human, found);
    await refuseBadSignatures(deps, found);
    // A challenge is answered once: a second attempt after a race must not ask for it again.
    if (standing.consent === 'passkey') {
      signature ??= signed(deps, human, row, request);
    }
    const evidence = await signature;
    const consent = consentOf({ human, row, request, standing, evidence });
    return withDurableTransaction(deps.knex, transaction =>
      write(deps, transaction, { found, consent, standing, human }),
    );
  });
}

async function mayDecide(
  deps: Pick<ApprovalDeps, 'config' | 'delegations' | 'knex' | 'people'>,
  human: Human,
  found: ApprovalContext,
): Promise<May> {
  const standings = await loadStandings({
    ...deps,
    passkeys: deps.config.passkeys,
    human,
    now: found.now,
    records: [found.record],
    relations: () => found.relations,
  });
  const standing = standings(found.record.row.id);
  if (standing.kind === 'may') return standing;
  throw new GuardrailsError({
    code: standing.code,
    message: standing.reason,
  });
}

async function signed(
  deps: Pick<ApprovalDeps, 'signatures'>,
  human: Human,
  row: ApprovalRow,
  request: ConsentRequest,
): Promise<Record<string, unknown>> {
  if (!deps.signatures) {
    throw new GuardrailsError({
      code: 'passkey-needed',
      message:
        'This consent has to be signed with a passkey, and passkeys are not set up here.',
    });
  }
  const { evidence } = await deps.signatures.verify({
    human,
    approval: row.id,
    kind: request.kind,
    fingerprint: row.fingerprint,
    consentDigest: consentText(row).consentDigest,
    requestedAt: row.requested_at,
    assertion: request.passkey,
  });
  return evidence;
}

function consentOf(options: {
  human: Human;
  row: ApprovalRow;
  request: ConsentRequest;
  standing: May;
  evidence?: Record<string, unknown>;
}): NewConsent {
  const { human, row, request, standing, evidence } = options;
  const { seat, delegation, requirements, belonging } = standing;
  return {
    id: uuidv7(),
    approval_id: row.id,
    person: human.ref,
    human: human.id,
    seat: seat.id,
    delegated_by: delegation ? seat.ref : null,
    delegation_id: delegation?.id ?? null,
    kind: request.kind,
    reason: request.reason ?? null,
    at: row.requested_at,
    means: evidence ? 'passkey' : 'session',
    consent_digest: consentText(row).consentDigest,
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
    'config' | 'ledger' | 'listeners' | 'outbox' | 'seals'
  >,
  transaction: Knex.Transaction,
  options: {
    found: ApprovalContext;
    consent: NewConsent;
    standing: May;
    human: Human;
  },
): Promise<boolean> {
  const { found, consent, standing } = options;
  const { row } = found.record;
  const now = await databaseTime(transaction);
  const outcome =
    consent.kind === 'reject' ? 'rejected' : outcomeOf(deps, options);
  const closing = closingOf(row, outcome, now);
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
    standing.delegation &&
    !(await holds(transaction, standing.delegation, now))
  ) {
    throw new GuardrailsError({
      code: 'not-an-approver',
      message: 'The delegation has ended.',
    });
  }
  const given = deps.seals.seal('approval_consents', { ...consent, at: now });
  await transaction('approval_consents').insert(given);
  if (outcome === 'open') {
    await transaction('approval_parts')
      .where({ approval_id: row.id })
      .whereIn('person', [consent.person, standing.seat.ref])
      .update({ waiting: 0 });
  } else {
    await clearInboxes(transaction, [claimed]);
    await notifySubject(deps, transaction, claimed, outcome);
  }
  await recordHappenings(
    transaction,
    deps,
    happeningsOf({ row: claimed, consent: given, outcome, found }),
  );
  return true;
}

function outcomeOf(
  deps: Pick<ApprovalDeps, 'config'>,
  options: {
    found: ApprovalContext;
    consent: NewConsent;
    standing: May;
    human: Human;
  },
): 'open' | 'approved' {
  const { found, consent, standing, human } = options;
  const { met } = recount({
    ...found,
    humans: new Map([
      ...found.humans,
      [human.ref, human],
      [standing.seat.ref, standing.seat],
    ]),
    consents: [...found.approvals, consent],
    passkeys: deps.config.passkeys,
  });
  return met ? 'approved' : 'open';
}

/** Locks the delegation until the word is on record, so that one taken back a moment ago does not count. */
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
      'What you saw is not what this request is about. Load it again before you decide.',
  });
}
