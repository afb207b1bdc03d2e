import {
  type Bundle,
  type Engine,
  EngineError,
  type LoadedParameters,
  type Parcel,
} from '@backstage-guardrails/policy-engine';
import type { Digest, Facts } from '@backstage-guardrails/policy-model';
import type { References } from '../facts';
import { referencesOf } from '../facts/referencesOf';
import { sha256 } from '../hash';
import { adaptedOf } from '../line/adaptedOf';
import { inputOf } from '../line/inputOf';
import {
  type JudgementSummary,
  judgeInput,
  microseconds,
} from '../line/judgeInput';
import type { JudgeRequest, RecordedRequest, Timings } from '../line/Judgement';

/** What the main thread sends: the question, and what this worker has not seen yet. @internal */
export type JudgeJob = {
  request: Question<JudgeRequest> | Question<RecordedRequest>;
  bundle?: Bundle;
  parameters?: LoadedParameters;
};

type Question<Request extends { parameters: LoadedParameters }> = Omit<
  Request,
  'parameters' | 'signal' | 'fairnessKey'
> & { parameters: Digest };

/** What comes back: buffers that are handed over, and little else. @internal */
export type JudgeJobResult = {
  summary: JudgementSummary;
  inputBytes: Uint8Array;
  verdictBytes: Uint8Array;
  verdictDigest: Digest;
  timings: Omit<Timings, 'total'>;
};

/**
 * The line as it runs in a worker. Only the facts come from the main thread, because only it can ask for them.
 * @internal
 */
export async function judgeJob(options: {
  engine: Engine;
  known: Map<Digest, LoadedParameters>;
  job: JudgeJob;
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
  const adapted = await adaptedOf(request);
  const adaptedAt = performance.now();
  const facts = await ask(
    referencesOf({
      subject: adapted.subject,
      target: request.target,
      parameters: parameters.value,
    }),
  );
  const enrichedAt = performance.now();
  const { summary, inputJson, verdictJson, spent } = judgeInput({
    engine,
    parameters,
    input: inputOf({ ...request, adapted, facts }),
    bundle: request.bundle,
    snapshot: request.snapshot,
    sealed: adapted.sealed,
    workspace: request.workspace,
  });
  const inputBytes = new TextEncoder().encode(inputJson);
  const verdictBytes = new TextEncoder().encode(verdictJson());
  const value: JudgeJobResult = {
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
