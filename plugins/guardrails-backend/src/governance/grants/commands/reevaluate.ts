import type { PipelineResult } from '@backstage-guardrails/policy-decision';
import type {
  PolicyEvaluator,
  ResolveTarget,
  StoredDecision,
} from '../../../decision/decisions';
import type { Caller } from '../../../identity/actors';

/** Evaluates again what was decided, about the target as it is now. @internal */
export type Reevaluate = (
  caller: Caller,
  change: { stored: StoredDecision; recorded: Uint8Array; instant: Date },
) => Promise<PipelineResult>;

/** @internal */
export function createReevaluate(deps: {
  evaluator: Pick<PolicyEvaluator, 'reevaluate'>;
  resolveTarget: ResolveTarget;
}): Reevaluate {
  const { evaluator, resolveTarget } = deps;
  return async (caller, { stored, recorded, instant }) =>
    evaluator.reevaluate({
      recorded,
      fairnessKey: caller.principal,
      sealed: stored.sealed,
      workspace: stored.workspace,
      actor: caller.actor,
      target: await resolveTarget(caller, stored.decision.target),
      instant,
    });
}
