import type { Engine } from '@backstage-guardrails/policy-engine';

import { type FactsPort, noFacts } from '../facts';
import { referencesOf } from '../facts/referencesOf';
import { sha256 } from '../hash';
import { adaptedOf } from './adaptedOf';
import type { HostAdapted } from './HostAdapted';
import { enrich } from './enrich';
import { inputOf } from './inputOf';
import { judgeInput, microseconds } from './judgeInput';
import type { Judgement, JudgeRequest, RecordedRequest } from './Judgement';

/** What the line needs beside the question. @public */
export type LineOptions = { engine: Engine; facts?: FactsPort };

/**
 * The line, in this thread: evidence is adapted into an input, enriched with facts, evaluated by a bundle and
 * resolved into a verdict. Recording and announcing are the host's.
 *
 * @throws EvidenceError, EngineError or {@link DecisionError}, each with a code; never to be read as an allow
 * @public
 */
export async function judge(
  request: (JudgeRequest | RecordedRequest) & LineOptions,
): Promise<Judgement> {
  const started = performance.now();
  const adapted = await adaptedOf(request);
  const adapt = microseconds(started, performance.now());
  const judgement = await judgeAdapted({ ...request, adapted });
  const { timings } = judgement;
  Object.assign(timings, { adapt, total: timings.total + adapt });
  return judgement;
}

/**
 * The rest of the line, for evidence that a host's own adapter has adapted.
 *
 * @throws EngineError or {@link DecisionError}
 * @public
 */
export async function judgeAdapted(
  request: Omit<JudgeRequest, 'evidence' | 'format'> &
    LineOptions & { adapted: HostAdapted },
): Promise<Judgement> {
  const { engine, adapted, facts = noFacts, target, signal } = request;
  const started = performance.now();
  const references = referencesOf({
    subject: adapted.subject,
    target,
    parameters: request.parameters.value,
  });
  const { stated } = request;
  const known = await enrich({ facts, references, stated, signal });
  const enriched = performance.now();
  const { summary, input, verdict, inputJson, verdictJson, spent } = judgeInput(
    {
      engine,
      input: inputOf({ ...request, facts: known }),
      bundle: request.bundle,
      parameters: request.parameters,
      snapshot: request.snapshot,
      sealed: adapted.sealed,
      workspace: request.workspace,
    },
  );
  return {
    ...summary,
    input,
    verdict,
    get inputBytes() {
      return Buffer.from(inputJson);
    },
    get verdictBytes() {
      return Buffer.from(verdictJson());
    },
    get verdictDigest() {
      return sha256(verdictJson());
    },
    timings: {
      adapt: 0,
      enrich: microseconds(started, enriched),
      ...spent,
      total: microseconds(started, performance.now()),
    },
  };
}
