import { policyReadPermission } from '@backstage-guardrails/plugin-guardrails-common';
import { bundleReference } from '@backstage-guardrails/policy-engine';
import type { AccessControl } from '../access';
import type { EnvironmentConfig } from '../config';
import type { RouteTools } from '../http';
import type { Policy } from './loadPolicy';

/** Rules in force and environments. @internal */
export function addPolicyRoutes(
  { router, identify }: RouteTools,
  deps: {
    access: AccessControl;
    environments: EnvironmentConfig[];
    policy: Policy;
  },
): void {
  const { access, environments, policy } = deps;
  router.get('/environments', async (request, response) => {
    const { credentials } = await identify(request);
    await access.require(policyReadPermission, credentials);
    response.json({ items: environments });
  });

  router.get('/rules', async (request, response) => {
    const { credentials } = await identify(request);
    await access.require(policyReadPermission, credentials);
    const { bundle, parameters } = policy;
    const { value } = parameters;
    response.json({
      bundle: bundleReference(bundle),
      rules: bundle.rules,
      settings: {
        sandbox: value.sandbox.rules,
        development: value.development.rules,
        staging: value.staging.rules,
        production: value.production.rules,
      },
    });
  });
}
