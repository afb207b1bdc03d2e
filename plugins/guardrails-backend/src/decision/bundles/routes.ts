import { policyReadPermission } from '@backstage-guardrails/plugin-guardrails-common';
import { bundleReference } from '@backstage-guardrails/policy-engine';
import type { Parameters } from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../../identity/access';
import type { EnvironmentConfig } from '../../base/config';
import type { RouteTools } from '../../http';
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
    response.json({
      bundle: bundleReference(bundle),
      rules: bundle.rules,
      ...saidOfRules(parameters.value),
    });
  });
}

/** What parameters say about how strict rules are, class by class. */
function saidOfRules(parameters: Parameters) {
  const { sandbox, development, staging, production } = parameters;
  const newRules = {
    ...(sandbox.newRules && { sandbox: sandbox.newRules }),
    ...(development.newRules && { development: development.newRules }),
    ...(staging.newRules && { staging: staging.newRules }),
    ...(production.newRules && { production: production.newRules }),
  };
  return {
    settings: {
      sandbox: sandbox.rules,
      development: development.rules,
      staging: staging.rules,
      production: production.rules,
    },
    ...(Object.keys(newRules).length > 0 && { newRules }),
  };
}
