import {
  continueException,
  type ContinuedCoverage,
} from '@backstage-guardrails/policy-engine';
import type {
  Digest,
  EndReason,
  RuleId,
} from '@backstage-guardrails/policy-model';
import type { LoadedPolicy, ReadsInForce } from '../../../decision/bundles';
import type { BundleComparison } from '../../../decision/comparison';
import type { ExceptionRow, RecordedReads } from '../model/rows';
import { toContract } from '../model/toContract';
import type { RuleHistory } from './RuleHistory';

/** What becomes of an exception whose rule has another digest now. @internal */
export type Fate =
  | {
      kind: 'continues';
      /** Digest of the rule in force. */
      digest: Digest;
      because: 'same-rule' | 'same-rows' | 'same-findings';
      /** The bundle that it was compared with, where one was. */
      bundle?: Digest;
      /** What it waives from now on, where the rule changed. */
      coverage?: ContinuedCoverage;
    }
  | { kind: 'ends'; because: EndReason };

/**
 * Whether an exception goes on with the rule in force, by the narrowest proof there is:
 *
 * 1. Its rule is the very same one under another digest.
 * 2. The logic of its rule and the rows of the types that it is for are the same, as they were recorded when it was
 *    requested: other types came, went or changed, and they are none of its business.
 * 3. The rule of then and that of now find the same in the input that it was granted for. It covers just that from then
 *    on.
 * @internal
 */
export class Continuity {
  readonly #policy: LoadedPolicy;
  readonly #history: RuleHistory;
  readonly #comparison: BundleComparison;
  readonly #reads: ReadsInForce;

  constructor(options: {
    policy: LoadedPolicy;
    history: RuleHistory;
    comparison: BundleComparison;
    reads: ReadsInForce;
  }) {
    this.#reads = options.reads;
    this.#policy = options.policy;
    this.#history = options.history;
    this.#comparison = options.comparison;
  }

  async fateOf(row: ExceptionRow): Promise<Fate> {
    const rule = row.rule as RuleId;
    const same = await this.#history.fateOf(rule, row.rule_digest as Digest);
    if (same.kind === 'same') {
      const { digest, bundle } = same;
      return { kind: 'continues', because: 'same-rule', digest, bundle };
    }
    const now = this.#policy.bundle.rules.find(({ id }) => id === rule);
    if (!now) return { kind: 'ends', because: 'rule-removed' };
    // What ended stays ended: only the very rule that was consented to brings it back.
    if (row.ended_because !== null) {
      return { kind: 'ends', because: row.ended_because as EndReason };
    }
    if (row.reads !== null && (await this.#readsTheSame(rule, row.reads))) {
      return { kind: 'continues', because: 'same-rows', digest: now.digest };
    }
    return this.#compare(row);
  }

  /** Lets go of what was read: bundles are big. */
  async release(): Promise<void> {
    this.#history.release();
    await this.#comparison.release();
  }

  async #readsTheSame(rule: RuleId, recorded: string): Promise<boolean> {
    const { logic, types }: RecordedReads = JSON.parse(recorded);
    const reads = await this.#reads(rule);
    return (
      // Which rows it rests on is not known without its types: its findings are compared.
      types !== undefined &&
      reads?.logic === logic &&
      Object.entries(types).every(
        ([type, digest]) => reads.ofType(type) === digest,
      )
    );
  }

  async #compare(row: ExceptionRow): Promise<Fate> {
    const rule = row.rule as RuleId;
    const comparison = await this.#comparison.compare({
      decision: row.decision_id,
    });
    if (comparison.kind === 'impossible') {
      return { kind: 'ends', because: comparison.because };
    }
    const { before, after } = comparison.compared;
    const [then, now] = [before, after].map(({ bundle }) =>
      bundle.rules.find(({ id }) => id === rule),
    );
    if (then?.digest !== row.rule_digest) {
      return { kind: 'ends', because: 'not-reproduced' };
    }
    const continuation = continueException({
      exception: toContract(row),
      before: { rule: then, findings: before.result.verdict.findings },
      after: { rule: now, findings: after.result.verdict.findings },
      input: before.result.input,
    });
    if (continuation.kind === 'ends' || !now) {
      return {
        kind: 'ends',
        because:
          continuation.kind === 'ends' ? continuation.because : 'rule-removed',
      };
    }
    return {
      kind: 'continues',
      because: 'same-findings',
      digest: now.digest,
      bundle: before.bundle.digest,
      coverage: continuation.coverage,
    };
  }
}
