import type { LoadedParameters } from '@backstage-guardrails/policy-engine';
import type {
  Digest,
  Input,
  Snapshot,
} from '@backstage-guardrails/policy-model';
import type { DecisionPipeline, PipelineResult } from '../pipeline';

/**
 * Evaluates a recorded input as it is, facts and time of then included, with any bundle: so the rules of then and those
 * of now can be held against each other on one input. `verdict.input.digest` of the result is the digest of the record,
 * unless something was changed in it.
 *
 * @throws EvidenceError, EngineError or {@link DecisionError}; never to be read as an allow
 * @public
 */
export async function evaluateRecorded(options: {
  /** One that asks for no facts: they would not be those of then. */
  pipeline: DecisionPipeline;
  /** JSON of the input, from the host's own record. */
  recorded: Uint8Array;
  bundle: Digest;
  parameters: LoadedParameters;
  snapshot?: Snapshot;
  sealed?: string;
  workspace?: Digest;
}): Promise<PipelineResult> {
  const { pipeline, recorded, ...question } = options;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(recorded);
  const { actor, target, action, facts, time } = JSON.parse(text) as Input;
  return pipeline.evaluate({
    ...question,
    recorded,
    actor,
    target,
    action,
    stated: facts,
    instant: new Date(time.instant),
  });
}
