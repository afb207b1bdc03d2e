import type {
  ExceptionInForce,
  RuleId,
} from '@backstage-guardrails/policy-model';
import type { SearchFilter } from './pages';

/** Follows from few facts on record and the time. @public */
export type ExceptionState =
  | 'requested'
  | 'refused'
  | 'active'
  | 'ended'
  | 'revoked'
  | 'used-up'
  | 'control-failed'
  | 'rule-changed';

/**
 * A check that must keep holding while the exception lasts: a URL that answers, or a rule that keeps passing
 * on the target's newest decision.
 * @public
 */
export type CompensatingControl =
  | { kind: 'statement'; text: string }
  | { kind: 'rule-passes'; text: string; rule: RuleId }
  | { kind: 'url-answers'; text: string; url: string };

/** Asks that a rule be waived for a target, for a while. @public */
export type ExceptionRequest = {
  /** The decision with the finding; rule, target and bounds are read from it, not from the caller. */
  decision: string;
  rule: RuleId;
  /** Addresses of resources, all with the finding; absent for all that have it. */
  resources?: string[];
  /** Paths of values, all with the finding; absent for all that have it. */
  paths?: string[];
  reason: string;
  control: CompensatingControl;
  /** RFC 3339. */
  until: string;
  /** How many changes may rely on it. */
  maximumUses?: number;
  /** The exception that this one renews. */
  renews?: string;
};

/** @public */
export type ExceptionSummary = {
  id: string;
  state: ExceptionState;
  rule: RuleId;
  severity: string;
  target: { ref?: string; environment?: string; owner?: string };
  reason: string;
  requester: string;
  requestedAt: string;
  until: string;
  /** Id of the request for approval. */
  approval: string;
  uses: number;
  maximumUses?: number;
};

/** @public */
export type ExceptionDetail = ExceptionSummary & {
  /** The decision that it was requested for. */
  decision: string;
  contract: ExceptionInForce;
  control: CompensatingControl;
  controlResults: { at: string; holds: boolean; detail?: string }[];
  grantedAt?: string;
  revoked?: { at: string; by: string; reason: string };
  renews?: string;
  timeline: { at: string; kind: string; actor?: string; detail?: string }[];
};

/** @public */
export type ExceptionFilter = SearchFilter & {
  state?: ExceptionState[];
  rule?: RuleId;
  entity?: string;
  owner?: string;
  /** Those that end within so many days. */
  endsWithin?: number;
};

/** Open exceptions per team and rule, now and over time. @public */
export type ExceptionDebt = {
  byTeam: {
    owner: string;
    active: number;
    oldestDays: number;
    bySeverity: Record<string, number>;
  }[];
  byRule: { rule: RuleId; active: number; oldestDays: number }[];
  /** One point a day, oldest first. */
  history: { day: string; active: number }[];
};

/** Asks for another threshold in a scope, or for a new or changed rule. People with that duty decide. @public */
export type PolicyRequest =
  | {
      kind: 'threshold';
      decision: string;
      rule: RuleId;
      scope: string;
      wanted: string;
      reason: string;
    }
  | {
      kind: 'rule';
      decision?: string;
      rule?: RuleId;
      wanted: string;
      reason: string;
    };

/** @public */
export type PolicyRequestSummary = {
  id: string;
  request: PolicyRequest;
  requester: string;
  requestedAt: string;
  approval: string;
  state: string;
};
