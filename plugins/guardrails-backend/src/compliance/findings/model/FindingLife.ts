import type { Finding } from '@backstage-guardrails/policy-model';

/** What makes a finding be accepted for a while. @internal */
export type Waiver =
  | { kind: 'exception'; id: string }
  /** A standard change; it waives what it was evaluated for, until the next evaluation. */
  | { kind: 'pre-approval'; id: string };

/** @internal */
export type FindingState =
  /** In a request that was not applied: nothing is deployed with it. */
  | { state: 'proposed' }
  | { state: 'open'; openedAt: string }
  | { state: 'waived'; openedAt: string; by: Waiver }
  /** Its source looked again and could not see this place, so it is neither confirmed nor resolved. */
  | { state: 'not-confirmed'; openedAt: string; unconfirmedAt: string }
  /** `openedAt` is absent where it was resolved before it was deployed. */
  | { state: 'resolved'; openedAt?: string; resolvedAt: string };

/** The order of observations: by time, and by decision where two have the same time. @internal */
export type Moment = { at: string; by: string };

/** One finding from the first sighting to its end. The place it is at is its identity; everything here can change. @internal */
export type FindingLife = {
  status: FindingState;
  firstSeenAt: string;
  lastSeenAt: string;
  /** The decision that saw it last. */
  decision: string;
  observed: Moment;
  reopened: number;
  /** Filled from a decision that was made before findings were kept. */
  imported: boolean;
  attributes: Finding;
};
