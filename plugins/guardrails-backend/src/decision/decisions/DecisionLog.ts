import type {
  DecisionFilter,
  DecisionSummary,
  DecideRequest,
  SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import type {
  Decision,
  Digest,
  Finding,
  Outcome,
  RuleId,
  Target,
} from '@backstage-guardrails/policy-model';
import type { ReadScope } from '../../identity/access';
import type { DecisionStatement } from './toLedgerRecord';

/** @internal */
export type Run = NonNullable<DecideRequest['run']> & {
  /** The task that it said it continues, where that did not hold; `resumes` is there where it did. */
  unproven?: string;
};

/** What is written of one evaluation. @internal */
export type DecisionRecord = {
  principal: string;
  actor: { kind: string; ref: string; groups?: string[]; origin?: string };
  action: string;
  target: Target;
  /** Format of the evidence. */
  format: string;
  changes: DecisionSummary['changes'];
  outcome: Outcome;
  fingerprint: string;
  /** What a second evaluation needs to come to the same fingerprint. */
  sealed?: string;
  workspace?: Digest;
  findings: DecisionSummary['findings'];
  headline?: string;
  run?: Run;
  /** Those of the verdict, whole. */
  verdictFindings: Finding[];
  /** Ids of the rules that have findings, without repeats. */
  rules: string[];
  /** JSON of the decision without `id` and `recordedAt`. */
  document: Uint8Array;
  /** JSON of the redacted input. */
  input: Uint8Array;
  /** What goes on the ledger of it. */
  statement: DecisionStatement;
  idempotency?: { key: string; bodyDigest: string };
};

/** @internal */
export type Recorded =
  | { kind: 'recorded'; id: string; recordedAt: string }
  /** The same principal used the key before. */
  | { kind: 'repeated'; id: string; sameBody: boolean };

/** A decision as it is read back. @internal */
export type StoredDecision = {
  decision: Decision;
  principal: string;
  /** The recorded owner of the target, or the one learned later. */
  owner?: string;
  run?: Run;
  /** What a second evaluation needs to come to the same fingerprint. */
  sealed?: string;
  workspace?: Digest;
};

/**
 * Decisions on record. Nothing here changes a decision once it is written.
 * @internal
 */
export interface DecisionLog {
  /** Durable when it resolves. */
  append(recording: DecisionRecord): Promise<Recorded>;
  /** What a key was used for before. */
  repeated(
    principal: string,
    idempotency: { key: string; bodyDigest: string },
  ): Promise<Recorded | undefined>;
  /** `undefined` where there is none or the scope does not hold it: callers cannot tell the two apart. */
  get(id: string, scope: ReadScope): Promise<StoredDecision | undefined>;
  /** The decision's JSON as it was answered first. */
  json(id: string): Promise<Buffer | undefined>;
  /** JSON of the redacted input as it was evaluated; not parsed, because it can be big. */
  input(id: string): Promise<Uint8Array | undefined>;
  /** Newest first. */
  list(options: {
    filter: DecisionFilter;
    /** Rules that the text of a search can be the beginning of. */
    rulesNamed?: RuleId[];
    scope: ReadScope;
    limit: number;
    cursor?: string;
    /** Counts what is on all pages, up to so many. */
    countTo?: number;
  }): Promise<SearchedPage<DecisionSummary>>;
  /** Whether a task asked for any decision about a target, for this very person. */
  asked(question: {
    principal: string;
    task: string;
    target: Target;
  }): Promise<boolean>;
  /** Owners of targets that were new when they were evaluated. */
  learnOwner(target: string, owner: string): Promise<void>;
}
