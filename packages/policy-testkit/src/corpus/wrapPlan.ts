import type { Json } from '@backstage-guardrails/policy-model';
import { changeOf, completeChange } from './completeChange';
import { completeModule, configuredIn } from './completeModule';
import { stateOf } from './stateOf';

type Fragment = { [key: string]: Json };

/**
 * Completes a fragment of a plan, as upstream suites keep them for their tests, into a plan that
 * Terraform could have printed. The adapter stays strict; whatever a fragment leaves out is added here.
 * What it says stays as it is.
 * @public
 */
export function wrapPlan(fragment: Fragment): string {
  const { values: _state, ...plan } = (fragment.tfplan ??
    fragment.plan ??
    fragment) as Fragment;
  const configuration = (plan.configuration ?? {}) as Fragment;
  const root = (configuration.root_module ?? {}) as Fragment;
  const configured = configuredIn(root);
  const changes = (plan.resource_changes as Fragment[] | undefined) ?? [
    ...stateOf(fragment),
    ...configured.map(changeOf),
  ];
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.8',
    ...plan,
    planned_values: plan.planned_values ?? { root_module: {} },
    resource_changes: changes.map((change, index) =>
      completeChange(change, index, configured),
    ),
    configuration: { ...configuration, root_module: completeModule(root) },
  });
}
