import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import {
  initialise,
  prepareWorkspace,
  type TerraformSession,
} from '../terraform';
import { downloadModules, requireSameDownloads } from './downloadModules';
import { decideOnDownloads } from './decideOnConfiguration';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';
import { requireListedProviders } from './requireListedProviders';
import type { ResolvedRequest } from './resolveRequest';

/**
 * Makes a private directory ready to plan in: modules are downloaded and their configuration evaluated before anything of
 * them runs, then `init` installs providers that are allowed. Answers the request for approval where what was downloaded
 * needs one.
 * @internal
 */
export async function initialiseModule(options: {
  provisioning: Provisioning;
  step: Step;
  request: ResolvedRequest;
  session: TerraformSession;
}): Promise<{ decision: Decision; waitsFor: ApprovalDetail } | undefined> {
  const { provisioning, step, request, session } = options;
  const { directory, key } = session;
  const { terraform } = provisioning;
  const { module, values, secrets } = request;
  await prepareWorkspace({
    ...{ directory, module, values, secrets, key, terraform },
  });
  const downloads = await downloadModules({ session, module });
  const code = await decideOnDownloads({
    ...{ provisioning, step, request, downloads },
  });
  if (code?.waitsFor) {
    return { decision: code.decision, waitsFor: code.waitsFor };
  }
  await initialise(session, {
    hasLockFile: module.files.has('.terraform.lock.hcl'),
  });
  await requireListedProviders({ directory, terraform });
  await requireSameDownloads({ directory, downloads });
  return undefined;
}
