import type {
  DecisionId,
  EnforcementLevel,
  Finding,
} from '@backstage-guardrails/policy-model';

/** @public */
export type FindingStateName = FindingStatus['state'];

/** Where a finding is in its life. @public */
export type FindingStatus =
  /** In a request that was not applied: nothing is deployed with it. */
  | { state: 'proposed' }
  | { state: 'open'; openedAt: string }
  /** Accepted by an exception that is in force, or by a pre-approval. */
  | {
      state: 'waived';
      openedAt: string;
      exception?: string;
      /** When the exception ends. */
      until?: string;
      preApproval?: string;
    }
  /** The newest look at the entity could not see the place: it is neither confirmed nor resolved. */
  | { state: 'not-confirmed'; openedAt: string; unconfirmedAt: string }
  /** `openedAt` is absent where it was resolved before it was deployed. */
  | { state: 'resolved'; openedAt?: string; resolvedAt: string };

/**
 * What is not compliant at one place, from the first time it was seen to its end. The place is source, entity,
 * environment, rule, resource and path; values of the finding can change.
 * @public
 */
export type FindingRecord = {
  id: string;
  /** What found it: `decisions`, or `sweep` for the sweep of the catalog. */
  source: string;
  entity: string;
  environment?: string;
  owner?: string;
  /** Entity ref of the system, as the catalog says now. */
  system?: string;
  /** The decision that saw it last, where a decision did. */
  decision?: DecisionId;
  firstSeenAt: string;
  lastSeenAt: string;
  /** Milliseconds from when it was there until it was seen. */
  timeToDetect?: number;
  /** Milliseconds from when it was there until it was resolved. */
  timeToResolve?: number;
  /** How often it came back after it was resolved. */
  reopened: number;
  /** Filled from a decision that was made before findings were kept. */
  imported: boolean;
  status: FindingStatus;
  finding: Finding;
};

/** @public */
export type FindingFilter = {
  /** Entity ref. */
  entity?: string;
  /** Entity ref of the owner. */
  owner?: string;
  /** Entity ref of the system. */
  system?: string;
  environment?: string;
  rule?: string;
  level?: EnforcementLevel;
  state?: FindingStateName[];
};

/** What findings can be counted by; `class` is that of the environment. @public */
export type FindingGrouping =
  | 'owner'
  | 'system'
  | 'environment'
  | 'class'
  | 'rule';

/** @public */
export type FindingCounts = {
  /** Those that the newest look could not confirm are among them. */
  open: number;
  /** Of the open ones, those of rules that are more than advisory. */
  enforced: number;
  /** Of the open ones, those that the newest look could not see. */
  notConfirmed: number;
  waived: number;
};

/** Findings that have something in common. @public */
export type FindingGroup = FindingCounts & {
  /** Absent for findings that have none. */
  key?: string;
  /** Open now and opened within a week. */
  opened: number;
  /** Open a week ago and resolved since. */
  resolved: number;
};

/** @public */
export type FindingDay = {
  /** In UTC. */
  day: string;
  opened: number;
  resolved: number;
  /** At the end of the day. */
  open: number;
};

/** @public */
export type FindingSummaryRequest = {
  /** The owner by default. */
  groupBy?: FindingGrouping;
  /** `worse` begins with the groups that got worst within a week. */
  sort?: 'open' | 'worse';
  owner?: string;
  system?: string;
  environment?: string;
  rule?: string;
  limit?: number;
};

/** How many findings the caller may read are open, in groups, and how that went. @public */
export type FindingSummary = {
  /** When they were counted; absent before the first time. */
  asOf?: string;
  groupBy: FindingGrouping;
  totals: FindingGroup;
  groups: FindingGroup[];
  /** Groups there are; `groups` has at most `limit` of them. */
  groupCount: number;
  /** The last 90 days, narrowed by the owner and by no other filter. */
  trend: FindingDay[];
};

/** How many findings of one entity are open. @public */
export type EntityFindings = FindingCounts & {
  entity: string;
  owner?: string;
  system?: string;
  /** Since when the oldest open one is there. */
  openedAt?: string;
};

/** Entities with open or waived findings, those with the most first. @public */
export type EntityFindingList = {
  items: EntityFindings[];
  totals: FindingCounts;
  entityCount: number;
};

/** @public */
export type EntityFindingRequest = {
  /** At most 100 entity refs. */
  entities?: string[];
  /** Entity ref of a system, domain or group. */
  memberOf?: string;
  limit?: number;
};
