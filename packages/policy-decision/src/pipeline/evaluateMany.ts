import type {
  Engine,
  LoadedParameters,
  WorkerPool,
} from '@backstage-guardrails/policy-engine';
import type {
  Digest,
  Input,
  Snapshot,
} from '@backstage-guardrails/policy-model';
import type { EvaluateManyJob } from '../worker/evaluateManyJob';
import { reviveError } from '../worker/reviveError';
import type { ManyResult } from './ManyResult';

/** @public */
export type EvaluateManyRequest = {
  /** With facts; nothing is looked up. */
  inputs: Input[];
  bundle: Digest;
  parameters: LoadedParameters;
  /** Exceptions of all of them: each counts for the target it names. */
  snapshot?: Snapshot;
  /** Findings of one input that are answered: the worst that are established, then the worst of the others. Reading the answer keeps the main thread busy. */
  most: number;
};

/**
 * Evaluates many inputs in one job of a worker: the way there and back costs more than to evaluate a small one.
 * @internal
 */
export async function evaluateMany(
  request: EvaluateManyRequest & {
    pool: WorkerPool;
    engine: Engine;
    deadlineMs: number;
  },
): Promise<ManyResult[]> {
  const { pool, engine, deadlineMs, inputs, parameters } = request;
  const { snapshot, most } = request;
  const bundle = engine.bundle(request.bundle);
  const answer = await pool.run<Uint8Array>({
    parcel: seen => {
      const bytes = new TextEncoder().encode(JSON.stringify(inputs));
      const job: EvaluateManyJob = {
        inputs: bytes,
        most,
        bundleDigest: bundle.digest,
        parametersDigest: parameters.digest,
        ...(snapshot && { snapshot }),
        ...(!seen.has(bundle.digest) && { bundle }),
        ...(!seen.has(parameters.digest) && { parameters }),
      };
      seen.add(bundle.digest).add(parameters.digest);
      return { value: job, transfer: [bytes.buffer] };
    },
    deadlineMs,
    answer: async () => {
      throw new Error('Many inputs are evaluated with the facts they have');
    },
    revive: reviveError,
  });
  return JSON.parse(new TextDecoder().decode(answer));
}
