import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import { notBelieved } from '../../../record/seals';
import type { ApprovalContext } from '../model/ApprovalContext';
import { consentText } from '../model/consentText';
import type { ApprovalDeps } from '../ApprovalDeps';

/**
 * Verifies every signature that the consents rest on once more, by the keys as they were enrolled: what was checked
 * when a consent was given is not believed because a row says so.
 * @throws GuardrailsError `record-forged`
 * @internal
 */
export async function refuseBadSignatures(
  deps: Pick<ApprovalDeps, 'signatures' | 'seals'> & { knex: Knex },
  { record: { row }, approvals }: Pick<ApprovalContext, 'record' | 'approvals'>,
): Promise<void> {
  const { consentDigest } = consentText(row, sha256);
  for (const consent of approvals) {
    if (consent.means !== 'passkey') continue;
    const holds = await deps.signatures?.holds(deps.knex, {
      person: consent.person,
      approval: row.id,
      kind: consent.kind,
      fingerprint: row.fingerprint,
      consentDigest,
      requestedAt: row.requested_at,
      at: consent.at,
      evidence: consent.evidence,
    });
    if (holds) continue;
    const { id } = consent;
    const forged = {
      table: 'approval_consents',
      id,
      why: 'signature',
    } as const;
    deps.seals.report([forged]);
    throw notBelieved(forged);
  }
}
