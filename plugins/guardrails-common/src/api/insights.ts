import type { RuleId } from '@backstage-guardrails/policy-model';

/** Ranges that have a name; each ends today. @public */
export type InsightsRange = '7d' | '30d' | '90d';

/** @public */
export type InsightsRequest = {
  /** The last 30 days by default. Not together with days. */
  range?: InsightsRange;
  /** The first day and the last one, both in UTC and both or neither; at most 366 days. */
  from?: string;
  to?: string;
  /** Entity ref of the team. */
  owner?: string;
  environment?: string;
  rule?: string;
};

/** Checks by their result. @public */
export type InsightsChecks = {
  allowed: number;
  warned: number;
  needsApproval: number;
  denied: number;
};

/** @public */
export type InsightsDay = InsightsChecks & {
  /** In UTC. */
  day: string;
};

/** How many checks have something in common, and how many of them were denied. @public */
export type InsightsGroup = { checks: number; denied: number };

/** How long something took, in seconds; the times are absent where nothing is counted. @public */
export type InsightsDurations = {
  count: number;
  median?: number;
  p90?: number;
};

/** @public */
export type InsightsChanges = {
  applied: number;
  /** Of the applied ones, those without an approval and without an exception. */
  selfService: number;
  /** From the request for approval to its approval. */
  timeToApprove: InsightsDurations;
  /** From the first denial of a target to its next applied change. */
  friction: InsightsDurations;
};

/** What policy did in a range of days, and how long people waited for it. @public */
export type Insights = {
  from: string;
  to: string;
  /** `all` teams for readers of everything, else the `own` ones. */
  scope: 'all' | 'own';
  totals: InsightsChecks;
  /** Each day of the range, the first one first. */
  days: InsightsDay[];
  /** Those with the most denied checks, at most ten. */
  rules: (InsightsGroup & { rule: RuleId })[];
  /** The same; the owner is absent for checks of targets without one. */
  teams: (InsightsGroup & { owner?: string })[];
  /** Absent where a rule is named: changes are not counted by rule. */
  changes?: InsightsChanges;
  /**
   * All other teams together, without today, and only where five or more of them requested checks on the same day in the
   * same environment. Absent where there is nothing of that, where a team or a rule is named, and for readers of
   * everything.
   */
  others?: InsightsGroup;
};
