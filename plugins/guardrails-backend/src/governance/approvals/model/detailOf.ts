import type {
  ApprovalDetail,
  Consent,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AskedRow, ConsentRow } from './rows';
import { consentText } from './consentText';
import { handoverOf } from './handoverOf';
import { summaryOf, type ShownApproval } from './summaryOf';
import { whyEnded } from './whyEnded';

/** Everything about one request. @internal */
export function detailOf(
  shown: ShownApproval,
  asked: Pick<AskedRow, 'person'>[],
  passkeys: ApprovalDetail['passkeys'],
): ApprovalDetail {
  const { record, relations } = shown;
  const { row } = record;
  const endedBecause = whyEnded(row);
  return {
    ...summaryOf(shown),
    ...(row.reason !== null && { reason: row.reason }),
    consents: relations.consents.map(consentOf),
    participants: record.participants.map(({ person, duty, source }) => ({
      person,
      duty,
      source,
    })),
    asked: [...new Set(asked.map(({ person }) => person))].sort(),
    handovers: relations.handovers.map(handoverOf),
    passkeys,
    ...consentText(row),
    ...(row.supersedes !== null && { supersedes: row.supersedes }),
    ...(endedBecause !== undefined && { endedBecause }),
    parts: record.parts,
    ...(row.closed_as === 'redeemed' && {
      redeemedAt: row.closed_at ?? row.expires_at,
    }),
  };
}

function consentOf(row: ConsentRow): Consent {
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
