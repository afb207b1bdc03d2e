import type {
  ApprovalDetail,
  Consent,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Hash } from '@backstage-guardrails/policy-model';
import type { RequestedApproverRow, ConsentRow } from './rows';
import { consentText } from './consentText';
import { toHandover } from './toHandover';
import { toApprovalSummary, type ShownApproval } from './toApprovalSummary';
import { whyEnded } from './whyEnded';

/** Everything about one request. @internal */
export function toApprovalDetail(options: {
  shown: ShownApproval;
  asked: Pick<RequestedApproverRow, 'person'>[];
  passkeys: ApprovalDetail['passkeys'];
  hash: Hash;
}): ApprovalDetail {
  const { shown, asked, passkeys, hash } = options;
  const { record, relations } = shown;
  const { row } = record;
  const endedBecause = whyEnded(row);
  return {
    ...toApprovalSummary(shown),
    ...(row.reason !== null && { reason: row.reason }),
    consents: relations.consents.map(toConsent),
    participants: record.participants.map(({ person, duty, source }) => ({
      person,
      duty,
      source,
    })),
    asked: [...new Set(asked.map(({ person }) => person))].sort(),
    handovers: relations.handovers.map(toHandover),
    passkeys,
    ...consentText(row, hash),
    ...(row.supersedes !== null && { supersedes: row.supersedes }),
    ...(endedBecause !== undefined && { endedBecause }),
    parts: record.parts,
    ...(row.closed_as === 'redeemed' && {
      redeemedAt: row.closed_at ?? row.expires_at,
    }),
  };
}

function toConsent(row: ConsentRow): Consent {
  return {
    id: row.id,
    person: row.person,
    kind: row.kind,
    ...(row.reason !== null && { reason: row.reason }),
    at: row.at,
    ...(row.delegated_by !== null && { delegatedBy: row.delegated_by }),
    means: row.means,
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  };
}
