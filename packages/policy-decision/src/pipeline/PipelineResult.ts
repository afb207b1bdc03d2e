import type { DecisionError } from '../errors';
import type {
  EngineError,
  LoadedParameters,
} from '@backstage-guardrails/policy-engine';
import type {
  EvidenceError,
  FormatId,
} from '@backstage-guardrails/policy-inputs';
import type {
  Action,
  Actor,
  ChangeKind,
  Digest,
  Disposition,
  Facts,
  Fingerprint,
  Input,
  MadeFrom,
  Outcome,
  RuleId,
  Snapshot,
  Target,
  Verdict,
} from '@backstage-guardrails/policy-model';

/**
 * One question for the pipeline. Everything in it but the evidence is the host's word, never the caller's.
 * @public
 */
export type EvaluateRequest = {
  evidence: Uint8Array;
  format: 'auto' | FormatId;
  actor: Actor;
  target: Target;
  /** Overrides what the evidence says, but a destruction stays one. */
  action?: Action;
  /** What the host itself knows, beside what is looked up; it wins over what others say. */
  stated?: Facts;
  /** Nothing is looked up beside what is stated. */
  onlyStated?: boolean;
  /** The instant that is evaluated with. */
  instant: Date;
  /** Which of the loaded bundles evaluates. */
  bundle: Digest;
  parameters: LoadedParameters;
  snapshot?: Snapshot;
  /** Digest of what will carry the change out; a part of the fingerprint. */
  workspace?: Digest;
  /** What the host itself knows the evidence to be made from. */
  madeFrom?: MadeFrom;
  /** Makes the fingerprint notice changed secrets. */
  sealingKey?: Uint8Array;
  maxBytes?: number;
  /** Big evidence of one key takes turns with that of others; absent for one key of its own. */
  fairnessKey?: string;
  /** One of many that are asked at once: it is evaluated in a worker, however small, so that this thread stays free. */
  oneOfMany?: boolean;
  signal?: AbortSignal;
};

/**
 * A question about an input that was evaluated and recorded before: what the evidence said is taken from there, the
 * rest is of now.
 * @public
 */
export type RecordedRequest = Omit<
  EvaluateRequest,
  'evidence' | 'format' | 'madeFrom' | 'sealingKey' | 'maxBytes'
> & {
  /** {@link PipelineResult.inputBytes} of then, from the host's own record. */
  recorded: Uint8Array;
  /** {@link PipelineResult.sealed} of then: the values it is made of are not in the record. */
  sealed?: string;
};

/** @public */
export type VerdictHead = Omit<Verdict, 'findings' | 'obligations' | 'skipped'>;

/** Microseconds spent per stage. @public */
export type Timings = {
  adapt: number;
  enrich: number;
  evaluate: number;
  resolve: number;
  total: number;
};

/**
 * What the pipeline found out, ready to be recorded. Canonical JSON is there as bytes; `input` and `verdict` are
 * parsed from it at first use where they came from a worker, so a host that only records never pays for it.
 * @public
 */
export interface PipelineResult {
  readonly outcome: Outcome;
  readonly action: Action;
  readonly fingerprint: Fingerprint;
  /** Keyed hash over the sensitive values that were kept back, where there were any and a key. */
  readonly sealed?: string;
  /** How many resources change in which way. */
  readonly changes: Partial<Record<ChangeKind, number>>;
  readonly findings: {
    enforced: number;
    warned: number;
    /** What was done about the one that the headline says. */
    worst?: Disposition;
    /** How many an exception waives, where there are any. */
    excepted?: number;
  };
  /** The sentence of the worst finding, where there is one. */
  readonly headline?: string;
  /** Rules that found something, in the order of their findings. */
  readonly rules: RuleId[];
  /** The verdict without what can be big. */
  readonly verdictHead: VerdictHead;
  readonly source: Input['source'];
  readonly facts: Input['facts'];
  readonly timings: Timings;
  readonly input: Input;
  readonly verdict: Verdict;
  /** Canonical JSON in UTF-8; its SHA-256 is `verdict.input.digest`. */
  readonly inputBytes: Uint8Array;
  /** Canonical JSON in UTF-8. */
  readonly verdictBytes: Uint8Array;
  /** Digest of {@link PipelineResult.verdictBytes}. */
  readonly verdictDigest: Digest;
}

/**
 * What {@link EvaluateRequest} can end in besides an evaluation. All have a `code`; none is ever an allow.
 * @public
 */
export type PipelineError = EvidenceError | EngineError | DecisionError;
