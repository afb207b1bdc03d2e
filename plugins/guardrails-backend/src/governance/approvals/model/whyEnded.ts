import type { ApprovalRow, ClosedReason } from './rows';

const next: Partial<Record<ApprovalRow['subject_kind'], string>> = {
  change:
    'Run the template again and request approval of the new decision. Approvers are asked again then.',
  lease: 'Request the access again. Approvers are asked again then.',
};

const reasons: Record<ClosedReason, string> = {
  'fingerprint-version': 'An upgrade changed how changes are identified',
  'rules-changed':
    'The rules changed and do not find the same in this change any more, or that cannot be compared',
};

/** Why a request ended without a decision, and what to do; nothing where its state says it. @internal */
export function whyEnded(
  row: Pick<ApprovalRow, 'closed_reason' | 'subject_kind'>,
): string | undefined {
  if (row.closed_reason === null) return undefined;
  return `${
    reasons[row.closed_reason]
  }, so this request cannot be used any more. Nothing was applied. ${
    next[row.subject_kind] ?? 'Request it again.'
  }`;
}
