import type { ApprovalRow } from './rows';

/**
 * The request for approval that counts for a decision: its own, or else the first that had not ended when the decision was
 * recorded. The same change by the same person has the same fingerprint each time, so one that had ended is of an earlier
 * time.
 * @internal
 */
export function requestFor<
  Row extends Pick<ApprovalRow, 'subject_id' | 'closed_at' | 'expires_at'>,
>(
  /** All for the same change of the same person, oldest first. */
  requests: readonly Row[],
  decision: { id: string; recordedAt: string },
): Row | undefined {
  return (
    requests.filter(({ subject_id: id }) => id === decision.id).at(-1) ??
    requests.find(
      ({ closed_at: closedAt, expires_at: expiresAt }) =>
        (closedAt ?? expiresAt) > decision.recordedAt,
    )
  );
}
