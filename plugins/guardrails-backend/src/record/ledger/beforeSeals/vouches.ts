import { canonicalJson } from '@backstage-guardrails/policy-model';
import type { SealedTable, SealedTables } from '../../seals';
import type { Testimony, Statement } from './Testimony';

type Vouch<Table extends SealedTable> = (
  row: SealedTables[Table],
  ledger: Testimony,
) => boolean;

/** Entries are made in the transaction of the row, a moment later. */
const MOMENT = 60_000;

/** Kinds of requests that take effect when they are decided. */
const AT_ONCE = ['exception', 'policy-request'];

const ENDS = ['redeemed', 'rejected', 'withdrawn', 'superseded', 'expired'];

/**
 * Whether the ledger says the same as a row from before there were seals. Where it was erased, a row is vouched for
 * only as far as it is over and gives no authority.
 * @internal
 */
export const vouches: { readonly [Table in SealedTable]: Vouch<Table> } = {
  approvals(row, ledger) {
    const statements = ledger.about('approval', row.id);
    if (ledger.isErased(row.id)) return row.closed_as !== null;
    const requested = said(statements, 'requested');
    if (!requested) return false;
    const { participants, requirements, parts, fingerprint, requester } =
      requested.payload;
    return (
      fingerprint === row.fingerprint &&
      requester === row.requester &&
      (requested.payload.reason ?? null) === row.reason &&
      requested.payload.at === row.requested_at &&
      same(requested.payload.subject, {
        kind: row.subject_kind,
        id: row.subject_id,
      }) &&
      same(requirements, JSON.parse(row.requirements)) &&
      same(participants, listPeople(row)) &&
      same(parts, JSON.parse(row.parts)) &&
      isDecidedAs(row, statements)
    );
  },

  approval_asked: (row, ledger) =>
    ledger.isErased(row.approval_id) ||
    ledger
      .about('approval', row.approval_id)
      .some(({ payload }) => listed(payload.asked).includes(row.person)),

  approval_consents(row, ledger) {
    const statements = ledger.about('approval', row.approval_id);
    const given = statements.find(
      ({ payload }) =>
        payload.consent === row.id &&
        payload.event === (row.kind === 'reject' ? 'rejected' : 'consented'),
    );
    // Of an approval whose entries were erased nothing can be used any more.
    if (!given) return ledger.isErased(row.approval_id);
    const { payload } = given;
    const withdrawn = statements.some(
      statement =>
        statement.payload.event === 'consent-withdrawn' &&
        statement.payload.consent === row.id,
    );
    return (
      payload.by === row.person &&
      payload.at === row.at &&
      payload.kind === row.kind &&
      payload.means === row.means &&
      payload.consentDigest === row.consent_digest &&
      (payload.delegatedBy ?? null) === row.delegated_by &&
      (payload.reason ?? null) === row.reason &&
      same(
        payload.signature ?? null,
        row.evidence === null ? null : JSON.parse(row.evidence),
      ) &&
      withdrawn === (row.withdrawn_at !== null)
    );
  },

  approval_escalations: (row, ledger) =>
    ledger.isErased(row.approval_id) ||
    ledger
      .about('approval', row.approval_id)
      .some(
        ({ payload }) =>
          payload.event === 'escalated' &&
          payload.at === row.at &&
          Array.isArray(payload.requirements) &&
          payload.requirements.includes(row.requirement),
      ),

  approval_handovers(row, ledger) {
    const statements = ledger.about('approval', row.approval_id);
    const given = statements.some(
      ({ payload }) =>
        payload.event === 'handed-over' &&
        payload.by === row.giver &&
        payload.to === row.taker &&
        payload.reason === row.reason &&
        payload.at === row.at,
    );
    const returned = statements.some(
      ({ payload }) =>
        payload.event === 'handed-back' &&
        payload.to === row.giver &&
        payload.at === row.returned_at,
    );
    return (
      ledger.isErased(row.approval_id) ||
      (given && returned === (row.returned_at !== null))
    );
  },

  delegations(row, ledger) {
    const statements = ledger.about('approval', row.id);
    const given = said(statements, 'delegation-given')?.payload;
    return (
      given?.giver === row.giver &&
      given.taker === row.taker &&
      given.since === row.since &&
      given.until === row.until &&
      agrees(row.revoked_at, said(statements, 'delegation-revoked'))
    );
  },

  exceptions(row, ledger) {
    const statements = ledger.about('exception', row.id);
    const over = row.refused_at ?? row.revoked_at ?? row.control_failed_at;
    if (ledger.isErased(row.id)) return over !== null;
    const granted = said(statements, 'granted');
    return (
      said(statements, 'requested')?.payload.fingerprint === row.fingerprint &&
      agrees(row.granted_at, granted) &&
      same(
        granted?.payload.by ?? null,
        row.granted_by === null ? null : JSON.parse(row.granted_by),
      ) &&
      agrees(row.refused_at, said(statements, 'refused')) &&
      agrees(row.revoked_at, said(statements, 'revoked')) &&
      agrees(row.control_failed_at, said(statements, 'control-failed')) &&
      row.uses >= ledger.usesOf(row.id)
    );
  },

  grants(row, ledger) {
    const minted = ledger.about('grant', row.id)[0]?.payload;
    const redeemed = ledger.about('redemption', row.id)[0];
    const ended = ledger.about('outcome', row.id).at(-1);
    if (ledger.isErased(row.id)) return row.redeemed_at !== null;
    return (
      minted?.decision === row.decision_id &&
      (minted.approval ?? null) === row.approval_id &&
      minted.principal === row.principal &&
      minted.enforcementPoint === row.enforcement_point &&
      minted.fingerprint === row.fingerprint &&
      minted.task === row.task &&
      minted.plan === row.plan &&
      minted.workspace === row.workspace &&
      minted.mintedAt === row.minted_at &&
      minted.expiresAt === row.expires_at &&
      (redeemed?.payload.redeemedAt ?? null) === row.redeemed_at &&
      (ended?.payload.status ?? null) === row.status
    );
  },

  lease_reviews: (row, ledger) =>
    ledger
      .about('lease', row.lease_id)
      .some(
        ({ payload }) =>
          payload.event === 'reviewed' &&
          payload.reviewer === row.person &&
          payload.text === row.text,
      ),

  // There were seals before there were sandboxes.
  sandboxes: () => false,

  leases(row, ledger) {
    const statements = ledger.about('lease', row.id);
    if (ledger.isErased(row.id)) return row.ended_at !== null;
    const [first] = statements;
    const starting = said(statements, 'starting');
    const reviews = statements.filter(
      w => w.payload.event === 'reviewed',
    ).length;
    return (
      first?.payload.person === row.person &&
      first.payload.resource === row.resource &&
      first.payload.environment === row.environment &&
      first.payload.role === row.role &&
      first.payload.minutes === row.minutes &&
      first.payload.purpose === row.purpose &&
      first.payload.incident === row.incident &&
      first.payload.breakGlass === (row.break_glass === 1) &&
      first.payload.fingerprint === row.fingerprint &&
      agrees(row.consented_at, said(statements, 'consented')) &&
      agrees(row.refused_at, said(statements, 'refused')) &&
      agrees(row.intended_at, starting) &&
      (starting?.payload.until ?? null) === row.ends_at &&
      agrees(row.started_at, said(statements, 'started')) &&
      agrees(row.failed_at, said(statements, 'failed')) &&
      agrees(row.ended_at, said(statements, 'ended')) &&
      reviews === row.reviews &&
      (row.reviewed_at === null || reviews > 1)
    );
  },

  passkeys(row, ledger) {
    const statements = ledger.about('approval', row.id);
    const enrolled = said(statements, 'passkey-enrolled');
    if (!enrolled) return false;
    const { payload } = enrolled;
    const waited = Date.parse(enrolled.at) - Date.parse(row.enrolled_at);
    return (
      payload.person === row.person &&
      payload.credentialId === row.credential_id &&
      payload.publicKey === row.public_key &&
      payload.usableFrom === row.usable_from &&
      // An earlier time would let it count for requests that are older than it.
      waited >= 0 &&
      waited < MOMENT &&
      agrees(row.revoked_at, said(statements, 'passkey-revoked'))
    );
  },
};

function isDecidedAs(
  row: SealedTables['approvals'],
  statements: Statement[],
): boolean {
  const approved = statements.filter(w => w.payload.event === 'approved');
  const end = statements.find(w => ENDS.includes(String(w.payload.event)));
  const closedAs =
    end?.payload.event ??
    (AT_ONCE.includes(row.subject_kind) && approved.length > 0
      ? 'approved'
      : null);
  return (
    closedAs === row.closed_as &&
    (row.approved_at === null ||
      approved.some(({ payload }) => payload.at === row.approved_at))
  );
}

function listPeople(row: SealedTables['approvals']) {
  const participants: { person: string; duty: string }[] = JSON.parse(
    row.participants,
  );
  return participants.map(({ person, duty }) => ({ person, duty }));
}

function said(statements: Statement[], event: string): Statement | undefined {
  return statements.find(({ payload }) => payload.event === event);
}

/** Either both say that it happened or neither does. */
function agrees(at: string | null, statement: Statement | undefined): boolean {
  return (at !== null) === (statement !== undefined);
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
