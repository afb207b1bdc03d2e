import type {
  Engine,
  Parcel,
  WorkerPool,
} from '@backstage-guardrails/policy-engine';
import type { Input, Verdict } from '@backstage-guardrails/policy-model';
import type { FactsPort, References } from '../facts';
import { enrich } from '../pipeline/enrich';
import { microseconds } from '../pipeline/evaluateInput';
import { evidenceBytes } from '../pipeline/adapt';
import type {
  PipelineResult,
  EvaluateRequest,
  RecordedRequest,
} from '../pipeline/PipelineResult';
import type { EvaluateJob, EvaluateJobResult } from './evaluateJob';
import { reviveError } from './reviveError';

/**
 * Walks the pipeline in a worker. Bytes are handed over both ways and never cloned as objects, so the main thread
 * is busy for as long as it takes to copy the evidence once.
 * @internal
 */
export async function evaluateInWorker(options: {
  pool: WorkerPool;
  engine: Engine;
  facts: FactsPort;
  deadlineMs: number;
  request: EvaluateRequest | RecordedRequest;
}): Promise<PipelineResult> {
  const { pool, engine, facts, deadlineMs, request } = options;
  const { signal, stated, fairnessKey } = request;
  // Looked up before anything is queued: a bundle that is not loaded is refused here and now.
  engine.bundle(request.bundle);
  const started = performance.now();
  const result = await pool.run<EvaluateJobResult>({
    parcel: seen =>
      toParcel({ request, engine, seen, resourceTypes: facts.resourceTypes }),
    deadlineMs,
    fairnessKey,
    answer: references =>
      enrich({ facts, signal, stated, references: references as References }),
    revive: reviveError,
    signal,
  });
  const { summary, inputBytes, verdictBytes, verdictDigest, timings } = result;
  const input = once(() => parse(inputBytes) as Input);
  const verdict = once(() => parse(verdictBytes) as Verdict);
  return {
    ...summary,
    inputBytes,
    verdictBytes,
    verdictDigest,
    get input() {
      return input();
    },
    get verdict() {
      return verdict();
    },
    timings: { ...timings, total: microseconds(started, performance.now()) },
  };
}

function toParcel(options: {
  request: EvaluateRequest | RecordedRequest;
  engine: Engine;
  seen: Set<string>;
  resourceTypes: FactsPort['resourceTypes'];
}): Parcel {
  const { request, engine, seen, resourceTypes } = options;
  const {
    signal: _signal,
    stated: _stated,
    onlyStated: _onlyStated,
    fairnessKey: _fairnessKey,
    oneOfMany: _oneOfMany,
    parameters,
    ...question
  } = request;
  const bundle = engine.bundle(request.bundle);
  // The bytes are the host's, so a copy of them is handed over. A constructor copies at once, `from` one by one.
  const material = new Uint8Array(evidenceBytes(request));
  const job: EvaluateJob = {
    request: {
      ...question,
      ...('recorded' in question
        ? { recorded: material }
        : { evidence: material }),
      parameters: parameters.digest,
    },
    ...(resourceTypes && { resourceTypes }),
    ...(!seen.has(bundle.digest) && { bundle }),
    ...(!seen.has(parameters.digest) && { parameters }),
  };
  seen.add(bundle.digest).add(parameters.digest);
  return { value: job, transfer: [material.buffer] };
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
