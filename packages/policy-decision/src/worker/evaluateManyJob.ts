import {
  type Bundle,
  type Engine,
  EngineError,
  type LoadedParameters,
  type Parcel,
} from '@backstage-guardrails/policy-engine';
import {
  isEstablished,
  type Digest,
  type Input,
  type Snapshot,
} from '@backstage-guardrails/policy-model';
import type { ManyResult } from '../pipeline/ManyResult';

/** Many inputs for one bundle: they are evaluated one after the other, and nothing is recorded of them. @internal */
export type EvaluateManyJob = {
  /** JSON of the inputs, in UTF-8. */
  inputs: Uint8Array;
  /** Findings of one input that come back. */
  most: number;
  bundleDigest: Digest;
  parametersDigest: Digest;
  snapshot?: Snapshot;
  bundle?: Bundle;
  parameters?: LoadedParameters;
};

/**
 * One that cannot be evaluated says so in its place and does not take the others with it.
 * @internal
 */
export function evaluateManyJob(options: {
  engine: Engine;
  known: Map<Digest, LoadedParameters>;
  job: EvaluateManyJob;
}): Parcel {
  const { engine, known, job } = options;
  if (job.bundle) engine.load(job.bundle);
  if (job.parameters) known.set(job.parameters.digest, job.parameters);
  const parameters = known.get(job.parametersDigest);
  if (!parameters) {
    throw new EngineError(
      'parameters-malformed',
      `No parameters ${job.parametersDigest} were sent`,
    );
  }
  const inputs: Input[] = JSON.parse(new TextDecoder().decode(job.inputs));
  const results = inputs.map((input): ManyResult => {
    try {
      return evaluated({
        engine,
        most: job.most,
        bundle: job.bundleDigest,
        parameters,
        snapshot: job.snapshot,
        input,
      });
    } catch (error) {
      return { ok: false, error: String(error) };
    }
  });
  const value = new TextEncoder().encode(JSON.stringify(results));
  return { value, transfer: [value.buffer] };
}

function evaluated(options: {
  engine: Engine;
  most: number;
  bundle: Digest;
  parameters: LoadedParameters;
  snapshot: Snapshot | undefined;
  input: Input;
}): ManyResult {
  const { engine, most, ...question } = options;
  const evaluation = engine.evaluate(question);
  const { findings, passed, skipped } = engine.resolve({
    ...question,
    evaluation,
    // No verdict is kept, so nothing is ever compared with its digest.
    inputDigest: question.input.source.digest,
  });
  return {
    ok: true,
    // However many say that a rule could not judge: they take no place of one that could.
    findings: [
      ...findings.filter(isEstablished),
      ...findings.filter(finding => !isEstablished(finding)),
    ].slice(0, most),
    more: findings.length > most,
    passed,
    skipped,
  };
}
