import {
  type Bundle,
  type Engine,
  EngineError,
  type LoadedParameters,
  type Parcel,
} from '@backstage-guardrails/policy-engine';
import type { Digest, Facts } from '@backstage-guardrails/policy-model';
import type { References } from '../facts';
import { findReferences } from '../facts/findReferences';
import { sha256 } from '../hash';
import { adapt } from '../pipeline/adapt';
import { toInput } from '../pipeline/toInput';
import {
  type PipelineSummary,
  evaluateInput,
  microseconds,
} from '../pipeline/evaluateInput';
import type {
  EvaluateRequest,
  RecordedRequest,
  Timings,
} from '../pipeline/PipelineResult';

/** What the main thread sends: the question, and what this worker has not seen yet. @internal */
export type EvaluateJob = {
  request: Question<EvaluateRequest> | Question<RecordedRequest>;
  bundle?: Bundle;
  parameters?: LoadedParameters;
  resourceTypes?: readonly string[];
};

type Question<Request extends { parameters: LoadedParameters }> = Omit<
  Request,
  'parameters' | 'signal' | 'fairnessKey' | 'oneOfMany'
> & { parameters: Digest };

/** What comes back: buffers that are handed over, and little else. @internal */
export type EvaluateJobResult = {
  summary: PipelineSummary;
  inputBytes: Uint8Array;
  verdictBytes: Uint8Array;
  verdictDigest: Digest;
  timings: Omit<Timings, 'total'>;
};

/**
 * The pipeline as it runs in a worker. Only the facts come from the main thread, because only it can ask for them.
 * @internal
 */
export async function evaluateJob(options: {
  engine: Engine;
  known: Map<Digest, LoadedParameters>;
  job: EvaluateJob;
  ask: (references: References) => Promise<Facts>;
}): Promise<Parcel> {
  const { engine, known, job, ask } = options;
  if (job.bundle) engine.load(job.bundle);
  if (job.parameters) known.set(job.parameters.digest, job.parameters);
  const { request } = job;
  const parameters = known.get(request.parameters);
  if (!parameters) {
    throw new EngineError(
      'parameters-malformed',
      `No parameters ${request.parameters} were sent`,
    );
  }
  const started = performance.now();
  const adapted = await adapt(request);
  const adaptedAt = performance.now();
  const facts = await ask(
    findReferences({
      subject: adapted.subject,
      target: request.target,
      parameters: parameters.value,
      resourceTypes: job.resourceTypes,
    }),
  );
  const enrichedAt = performance.now();
  const { summary, inputJson, verdictJson, spent } = evaluateInput({
    engine,
    parameters,
    input: toInput({ ...request, adapted, facts }),
    bundle: request.bundle,
    snapshot: request.snapshot,
    sealed: adapted.sealed,
    workspace: request.workspace,
  });
  const inputBytes = new TextEncoder().encode(inputJson);
  const verdictBytes = new TextEncoder().encode(verdictJson());
  const value: EvaluateJobResult = {
    summary,
    inputBytes,
    verdictBytes,
    verdictDigest: sha256(verdictBytes),
    timings: {
      adapt: microseconds(started, adaptedAt),
      enrich: microseconds(adaptedAt, enrichedAt),
      ...spent,
    },
  };
  return { value, transfer: [inputBytes.buffer, verdictBytes.buffer] };
}
