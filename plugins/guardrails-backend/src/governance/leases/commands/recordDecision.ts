import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Judgement } from '@backstage-guardrails/policy-decision';
import type { Target } from '@backstage-guardrails/policy-model';
import type { Caller } from '../../../identity/actors';
import { unrecorded } from '../../../base/database';
import { completeDocument } from '../../../decision/decisions/DatabaseDecisionLog';
import { recordingOf } from '../../../decision/decisions/recordingOf';
import type { LeaseDeps } from '../LeaseDeps';

/** Puts the judgement about a lease on record like any other decision. @internal */
export async function recordDecision(
  deps: Pick<LeaseDeps, 'log' | 'announcer' | 'judge'>,
  options: {
    caller: Caller;
    judgement: Judgement;
    target: Target;
    instant: Date;
    started: number;
  },
): Promise<string> {
  const { caller, judgement, target, started } = options;
  const recording = recordingOf(options);
  const recorded = await deps.log.append(recording).catch(error => {
    throw unrecorded(error);
  });
  if (recorded.kind !== 'recorded') {
    throw new GuardrailsError({
      code: 'internal',
      message: 'The decision was taken for another one.',
    });
  }
  const { document } = recording;
  deps.announcer.judged({
    event: {
      kind: 'judged',
      decision: recorded.id,
      outcome: judgement.outcome,
      action: judgement.action,
      actor: caller.actor.ref,
      target: target.ref,
      environment: target.environment,
      rules: judgement.rules,
    },
    bundle: deps.judge.policy.bundle.digest,
    milliseconds: performance.now() - started,
    read: () => ({
      decision: JSON.parse(
        completeDocument({ ...recorded, document }).toString('utf8'),
      ),
      input: judgement.input,
    }),
  });
  return recorded.id;
}
