import type {
  DecideRequest,
  PreviewRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { PipelineResult } from '@backstage-guardrails/policy-decision';
import type { Target } from '@backstage-guardrails/policy-model';
import type { Caller } from '../../identity/actors';
import type { Provenance } from '../provenance';
import type { DecisionLog, Run } from './DecisionLog';
import type { EvidenceReader } from './EvidenceReader';
import type { PolicyEvaluator } from './PolicyEvaluator';
import { provenRun } from './provenRun';

/** Resolves the target that a caller names, who must be allowed to ask about it. @internal */
export type ResolveTarget = (
  caller: Caller,
  named: DecideRequest['target'],
) => Promise<Target>;

/** Evaluates what a request says: its target, its evidence and where that came from are looked up first. @internal */
export class RequestEvaluator {
  readonly #deps: {
    evaluator: Pick<PolicyEvaluator, 'evaluate'>;
    evidence: EvidenceReader;
    provenance: Pick<Provenance, 'of'>;
    log: Pick<DecisionLog, 'asked'>;
    resolveTarget: ResolveTarget;
  };

  constructor(deps: {
    evaluator: Pick<PolicyEvaluator, 'evaluate'>;
    evidence: EvidenceReader;
    provenance: Pick<Provenance, 'of'>;
    log: Pick<DecisionLog, 'asked'>;
    resolveTarget: ResolveTarget;
  }) {
    this.#deps = deps;
  }

  /** @throws {@link GuardrailsError}; never to be read as an allow */
  async evaluate(
    caller: Caller,
    request: DecideRequest,
    /** Told the target before it is evaluated, so that an audit has it of a refusal too. */
    targetKnown: (target: Target) => void,
  ): Promise<{
    evaluation: PipelineResult;
    target: Target;
    instant: Date;
    run?: Run;
  }> {
    const { evaluator, evidence, provenance, log, resolveTarget } = this.#deps;
    const { principal } = caller;
    const target = await resolveTarget(caller, request.target);
    targetKnown(target);
    const instant = new Date();
    const evaluation = await evaluator.evaluate({
      fairnessKey: principal,
      ...(await evidence.readDecided(caller, request)),
      actor: caller.actor,
      target,
      instant,
      workspace: request.workspace,
      madeFrom: await provenance.of({ caller, request, target }),
    });
    const run = await provenRun({ log, principal, target, run: request.run });
    return { evaluation, target, instant, run };
  }

  /** @throws {@link GuardrailsError}; never to be read as an allow */
  async estimate(
    caller: Caller,
    request: PreviewRequest,
    { oneOfMany, signal }: { oneOfMany?: boolean; signal?: AbortSignal } = {},
  ): Promise<PipelineResult> {
    const { evaluator, evidence, resolveTarget } = this.#deps;
    return evaluator.evaluate({
      fairnessKey: caller.principal,
      oneOfMany,
      ...evidence.readPreviewed(caller, request.subject),
      actor: caller.actor,
      target: await resolveTarget(caller, request.target),
      instant: new Date(),
      signal,
    });
  }
}
