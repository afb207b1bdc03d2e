import type { Engine } from '@backstage-guardrails/policy-engine';

import { type FactsPort, noFacts } from '../facts';
import { findReferences } from '../facts/findReferences';
import { sha256 } from '../hash';
import { adapt } from './adapt';
import type { HostAdapted } from './HostAdapted';
import { enrich } from './enrich';
import { toInput } from './toInput';
import { evaluateInput, microseconds } from './evaluateInput';
import type {
  PipelineResult,
  EvaluateRequest,
  RecordedRequest,
} from './PipelineResult';

/** What the pipeline needs beside the question. @public */
export type PipelineOptions = { engine: Engine; facts?: FactsPort };

/**
 * The pipeline, in this thread: evidence is adapted into an input, enriched with facts, evaluated by a bundle and
 * resolved into a verdict. Recording and announcing are the host's.
 *
 * @throws EvidenceError, EngineError or {@link DecisionError}, each with a code; never to be read as an allow
 * @public
 */
export async function evaluate(
  request: (EvaluateRequest | RecordedRequest) & PipelineOptions,
): Promise<PipelineResult> {
  const started = performance.now();
  const adapted = await adapt(request);
  const spent = microseconds(started, performance.now());
  const evaluation = await evaluateAdapted({ ...request, adapted });
  const { timings } = evaluation;
  Object.assign(timings, { adapt: spent, total: timings.total + spent });
  return evaluation;
}

/**
 * The rest of the pipeline, for evidence that a host's own adapter has adapted.
 *
 * @throws EngineError or {@link DecisionError}
 * @public
 */
export async function evaluateAdapted(
  request: Omit<EvaluateRequest, 'evidence' | 'format'> &
    PipelineOptions & { adapted: HostAdapted },
): Promise<PipelineResult> {
  const { engine, adapted, facts = noFacts, target, signal } = request;
  const started = performance.now();
  const references = findReferences({
    subject: adapted.subject,
    target,
    parameters: request.parameters.value,
    resourceTypes: facts.resourceTypes,
  });
  const { stated } = request;
  const known = await enrich({ facts, references, stated, signal });
  const enriched = performance.now();
  const { summary, input, verdict, inputJson, verdictJson, spent } =
    evaluateInput({
      engine,
      input: toInput({ ...request, facts: known }),
      bundle: request.bundle,
      parameters: request.parameters,
      snapshot: request.snapshot,
      sealed: adapted.sealed,
      workspace: request.workspace,
    });
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
