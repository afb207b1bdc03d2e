import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import {
  decideOnEvidence,
  findApproval,
  logVerdict,
  requireAllowed,
} from '../decision';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import type { ResolvedRequest } from './resolveRequest';

/**
 * Judges what a module will execute before anything of it runs: `init` fetches providers and modules, and
 * `plan` calls data sources and functions, so a plan that is denied has been executed already. Answers the request
 * for approval where the configuration needs one that it does not have yet. Consent to a configuration holds for
 * planning alone, for as long as the request lasts: carrying out needs consent to the plan.
 * @internal
 */
export async function judgeConfiguration(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
}): Promise<{ decision: Decision; waitsFor?: ApprovalDetail }> {
  const { provisioning, step, request } = options;
  const { guardrails, baseUrl } = provisioning;
  const files = Object.fromEntries(
    [...request.module.files]
      .filter(([path]) => /\.(?:tf|tofu)(?:\.json)?$/.test(path))
      .map(([path, content]) => [path, content.toString('utf8')]),
  );
  const decision = await decideOnEvidence({
    guardrails,
    initiator: step.initiator,
    bytes: Buffer.from(JSON.stringify({ files })),
    format: 'terraform-configuration',
    target: { ref: request.target, environment: request.environment },
    run: {
      task: step.task,
      step: step.step,
      template: step.template,
      resumes: step.resumes,
    },
    workspace: request.module.digest,
    signal: step.signal,
  });
  const { outcome } = decision.verdict;
  if (outcome !== 'allow') {
    logVerdict({ logger: step.logger, baseUrl, decision });
  }
  if (outcome !== 'needs-approval') {
    requireAllowed({ baseUrl, decision });
    return { decision };
  }
  const approval = await findApproval({
    guardrails,
    initiator: step.initiator,
    decision,
    signal: step.signal,
  });
  return approval.state === 'approved'
    ? { decision }
    : { decision, waitsFor: approval };
}
