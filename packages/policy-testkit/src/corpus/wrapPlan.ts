import type { Json } from '@backstage-guardrails/policy-model';

type Fragment = { [key: string]: Json };

/**
 * Completes a fragment of a plan, as upstream suites keep them for their tests, into a plan that
 * Terraform could have printed. The adapter stays strict; whatever a fragment leaves out is added here.
 * What it says stays as it is.
 * @public
 */
export function wrapPlan(fragment: Fragment): string {
  const plan = (fragment.tfplan ?? fragment.plan ?? fragment) as Fragment;
  const changes = (plan.resource_changes ?? []) as Fragment[];
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.8',
    ...plan,
    planned_values: plan.planned_values ?? { root_module: {} },
    resource_changes: changes.map(completeChange),
    configuration: completeConfiguration(plan.configuration as Fragment),
  });
}

function completeChange(resource: Fragment, index: number): Fragment {
  const address = String(
    resource.address ?? `${resource.type}.${resource.name ?? `r${index}`}`,
  );
  const change = (resource.change ?? {}) as Fragment;
  const actions = (change.actions ?? ['create']) as string[];
  const deletes = actions.length === 1 && actions[0] === 'delete';
  const creates = actions.length === 1 && actions[0] === 'create';
  const after = change.after ?? resource.values ?? {};
  return {
    mode: address.split('.').includes('data') ? 'data' : 'managed',
    name: lastName(address),
    ...resource,
    address,
    provider_name: completeProvider(resource),
    change: {
      after_unknown: {},
      before_sensitive: false,
      after_sensitive: {},
      ...change,
      actions,
      before: change.before ?? (creates ? null : after),
      after: deletes ? null : after,
    },
  };
}

function lastName(address: string): string {
  const withoutIndex = address.replace(/\[[^\]]*\]$/, '');
  return withoutIndex.slice(withoutIndex.lastIndexOf('.') + 1);
}

function completeProvider(resource: Fragment): string {
  const given = resource.provider_name;
  if (typeof given === 'string' && given.includes('/')) return given;
  const name =
    typeof given === 'string' ? given : String(resource.type).split('_')[0];
  return `registry.terraform.io/${
    name === 'azapi' ? 'azure' : 'hashicorp'
  }/${name}`;
}

/** Fragments name a resource by its address alone; Terraform also says type, name and mode. */
function completeConfiguration(configuration: Fragment | undefined): Fragment {
  const root = (configuration?.root_module ?? {}) as Fragment;
  return { ...configuration, root_module: completeModule(root) };
}

function completeModule(module: Fragment): Fragment {
  const resources = module.resources as Fragment[] | undefined;
  const calls = module.module_calls as { [name: string]: Fragment } | undefined;
  return {
    ...module,
    ...(resources && { resources: resources.map(completeResource) }),
    ...(calls && {
      module_calls: Object.fromEntries(
        Object.entries(calls).map(([name, call]) => [
          name,
          {
            source: './modules/unnamed',
            ...call,
            module: completeModule((call.module ?? {}) as Fragment),
          },
        ]),
      ),
    }),
  };
}

function completeResource(resource: Fragment): Fragment {
  const address = String(resource.address ?? '');
  const [type, name] = address.replace(/^data\./, '').split('.');
  return {
    mode: address.startsWith('data.') ? 'data' : 'managed',
    type,
    name: name ?? type,
    provider_config_key: String(type).split('_')[0],
    schema_version: 0,
    expressions: {},
    ...resource,
  };
}
