import type {
  Engine,
  LoadedParameters,
} from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  canonicalObject,
  type ChangeKind,
  type Digest,
  fingerprintOf,
  type Input,
  type Snapshot,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import { sha256 } from '../hash';
import type { PipelineResult, VerdictHead } from './PipelineResult';

/** The parts of a {@link PipelineResult} that are small whatever the evidence was. @internal */
export type PipelineSummary = Omit<
  PipelineResult,
  | 'input'
  | 'verdict'
  | 'inputBytes'
  | 'verdictBytes'
  | 'verdictDigest'
  | 'timings'
>;

type EvaluatedInput = {
  input: Input;
  verdict: Verdict;
  inputJson: string;
  verdictJson: () => string;
  summary: PipelineSummary;
  /** Microseconds. */
  spent: { evaluate: number; resolve: number };
};

/** The third and fourth step: what the rules find, and what is done about it. @internal */
export function evaluateInput(options: {
  engine: Engine;
  input: Input;
  bundle: Digest;
  parameters: LoadedParameters;
  snapshot?: Snapshot;
  sealed?: string;
  workspace?: Digest;
}): EvaluatedInput {
  const { engine, input, sealed, workspace, ...question } = options;
  const started = performance.now();
  const evaluation = engine.evaluate({ ...question, input });
  const evaluated = performance.now();
  const subjectJson = canonicalObject(canonicalMembers(input.subject));
  const inputJson = withMember(input, 'subject', subjectJson);
  const verdict = engine.resolve({
    ...question,
    input,
    inputDigest: sha256(inputJson),
    evaluation,
  });
  const findingsJson = canonicalJson(verdict.findings);
  const fingerprint = fingerprintOf({
    input,
    verdict,
    rules: engine.bundle(question.bundle).rules,
    sealed,
    workspace,
    hash: sha256,
    canonical: { subject: subjectJson },
  });
  const excepted = verdict.findings.filter(
    ({ exception }) => exception !== undefined,
  ).length;
  return {
    input,
    verdict,
    inputJson,
    verdictJson: () => withMember(verdict, 'findings', findingsJson),
    summary: {
      outcome: verdict.outcome,
      action: input.action,
      fingerprint,
      ...(sealed !== undefined && { sealed }),
      changes: countChanges(input),
      findings: {
        enforced: count(verdict, 'enforced'),
        warned: count(verdict, 'warned'),
        ...(verdict.findings.length > 0 && {
          worst: verdict.findings[0].disposition,
        }),
        ...(excepted > 0 && { excepted }),
      },
      ...(verdict.findings.length > 0 && {
        headline: verdict.findings[0].message,
      }),
      rules: [...new Set(verdict.findings.map(({ rule }) => rule))],
      verdictHead: toVerdictHead(verdict),
      source: input.source,
      facts: input.facts,
    },
    spent: {
      evaluate: microseconds(started, evaluated),
      resolve: microseconds(evaluated, performance.now()),
    },
  };
}

/** The canonical JSON of an object of which one member is canonical already. */
function withMember<T extends object>(
  value: T,
  member: keyof T & string,
  json: string,
): string {
  const { [member]: _known, ...rest } = value;
  return canonicalObject({ ...canonicalMembers(rest), [member]: json });
}

/** Member by member, so that no second copy of all of them is there at once. */
function canonicalMembers(value: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, canonicalJson(item)]),
  );
}

function toVerdictHead(verdict: Verdict): VerdictHead {
  const { findings: _, obligations: __, skipped: ___, ...head } = verdict;
  return head;
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
