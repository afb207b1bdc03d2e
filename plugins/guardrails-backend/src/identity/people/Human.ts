/** A human, whatever accounts they have. @internal */
export type Human = {
  /** The same for all accounts that are linked by the annotation `guardrails/person`. */
  id: string;
  /** Entity ref of the account. */
  ref: string;
  /** Entity refs of the groups it is a direct member of, sorted. */
  teams: string[];
  /** Entity refs of the groups it is in, those above them included; sorted. */
  groups: string[];
};
