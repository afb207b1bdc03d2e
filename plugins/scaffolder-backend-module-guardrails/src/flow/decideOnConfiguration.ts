import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import {
  canonicalJson,
  type Decision,
  type Digest,
} from '@backstage-guardrails/policy-model';
import {
  decideOnEvidence,
  findApproval,
  logVerdict,
  requireAllowed,
} from '../decision';
import type { Downloads } from '../downloads';
import { isConfiguration } from '../modules';
import { digestText } from '../plans';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import type { ResolvedRequest } from './resolveRequest';

type ConfigurationDecision = {
  decision: Decision;
  waitsFor?: ApprovalDetail;
};

/**
 * Evaluates what a module will execute before anything of it runs: `init` fetches providers, and `plan` calls data
 * sources and functions, so a plan that is denied has been executed already. Answers the request for approval where
 * the configuration needs one that it does not have yet. Consent to a configuration holds for planning alone, for as
 * long as the request lasts: carrying out needs consent to the plan.
 * @internal
 */
export async function decideOnConfiguration(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
}): Promise<ConfigurationDecision> {
  const { module } = options.request;
  const files = Object.fromEntries(
    [...module.files]
      .filter(([path]) => isConfiguration(path))
      .map(([path, content]) => [path, content.toString('utf8')]),
  );
  return decideOnFiles({ ...options, files, workspace: module.digest });
}

/** Evaluates configuration that was downloaded as that of the module itself, before anything of it runs. @internal */
export async function decideOnDownloads(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
  downloads: Downloads;
}): Promise<ConfigurationDecision | undefined> {
  const { request, downloads } = options;
  const { configuration: files } = downloads;
  // A module without any configuration executes nothing.
  if (Object.keys(files).length === 0) return undefined;
  const workspace = digestText(
    canonicalJson([request.module.digest, downloads.digest]),
  );
  return decideOnFiles({ ...options, files, workspace });
}

async function decideOnFiles(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
  files: Record<string, string>;
  workspace: Digest;
}): Promise<ConfigurationDecision> {
  const { provisioning, step, request, files, workspace } = options;
  const { guardrails, baseUrl } = provisioning;
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
    workspace,
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
    reason: request.reason,
    signal: step.signal,
  });
  return approval.state === 'approved'
    ? { decision }
    : { decision, waitsFor: approval };
}
