import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Decision } from '@backstage-guardrails/policy-model';
import { decideOnEvidence, decideOnModule } from '../decision';
import { evaluatePlan, type Provisioning, type Step } from '../flow';

/** What `guardrails:evaluate` is asked about: exactly one of the first three. */
type EvaluateInput = {
  plan?: string;
  module?: { id: string; values: JsonObject };
  evidence?: { format: string; document: JsonObject };
  target?: { ref?: string; environment?: string };
};

/** Asks for the decision about the one thing that a step names. @internal */
export async function decideOnInput(options: {
  provisioning: Provisioning;
  step: Step;
  input: EvaluateInput;
}): Promise<{ decision: Decision; reason?: string }> {
  const { provisioning, step, input } = options;
  const { plan, module, evidence, target = {} } = input;
  if ([plan, module, evidence].filter(Boolean).length !== 1) {
    throw new InputError('Give exactly one of "plan", "module", "evidence".');
  }
  if (plan) return evaluatePlan({ provisioning, step, handle: plan });
  const question = {
    guardrails: provisioning.guardrails,
    initiator: step.initiator,
    target,
    run: {
      task: step.task,
      step: step.step,
      template: step.template,
      resumes: step.resumes,
    },
    signal: step.signal,
  };
  const decision = module
    ? await decideOnModule({ ...question, module })
    : await decideOnEvidence({
        ...question,
        bytes: Buffer.from(JSON.stringify(evidence!.document)),
        format: evidence!.format,
      });
  return { decision };
}
