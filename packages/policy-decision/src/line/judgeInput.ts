import type {
  Engine,
  LoadedParameters,
} from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  type ChangeKind,
  type Digest,
  fingerprintOf,
  type Input,
  type Snapshot,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import { sha256 } from '../hash';
import type { Judgement } from './Judgement';

/** The parts of a {@link Judgement} that are small whatever the evidence was. @internal */
export type JudgementSummary = Omit<
  Judgement,
  'input' | 'verdict' | 'inputBytes' | 'verdictBytes' | 'timings'
>;

/** @internal */
export type Judged = {
  input: Input;
  verdict: Verdict;
  inputJson: string;
  summary: JudgementSummary;
  /** Microseconds. */
  spent: { evaluate: number; resolve: number };
};

/** The third and fourth step: what the rules find, and what is done about it. @internal */
export function judgeInput(options: {
  engine: Engine;
  input: Input;
  bundle: Digest;
  parameters: LoadedParameters;
  snapshot?: Snapshot;
  sealed?: string;
}): Judged {
  const { engine, input, sealed, ...question } = options;
  const started = performance.now();
  const evaluation = engine.evaluate({ ...question, input });
  const evaluated = performance.now();
  const inputJson = canonicalJson(input);
  const verdict = engine.resolve({
    ...question,
    input,
    inputDigest: sha256(inputJson),
    evaluation,
  });
  const fingerprint = fingerprintOf({
    input,
    verdict,
    rules: engine.bundle(question.bundle).rules,
    sealed,
    hash: sha256,
  });
  return {
    input,
    verdict,
    inputJson,
    summary: {
      outcome: verdict.outcome,
      action: input.action,
      fingerprint,
      changes: countChanges(input),
      findings: {
        enforced: count(verdict, 'enforced'),
        warned: count(verdict, 'warned'),
      },
      ...(verdict.findings.length > 0 && {
        headline: verdict.findings[0].message,
      }),
      source: input.source,
      facts: input.facts,
    },
    spent: {
      evaluate: microseconds(started, evaluated),
      resolve: microseconds(evaluated, performance.now()),
    },
  };
}

function count(verdict: Verdict, disposition: string): number {
  return verdict.findings.filter(f => f.disposition === disposition).length;
}

function countChanges(input: Input): Partial<Record<ChangeKind, number>> {
  const counts: Partial<Record<ChangeKind, number>> = {};
  if (input.subject.type === 'infrastructure') {
    for (const { kind } of input.subject.changes) {
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  }
  return counts;
}

/** @internal */
export function microseconds(from: number, to: number): number {
  return Math.round((to - from) * 1000);
}
