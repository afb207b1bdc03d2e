import type { Json } from '@backstage-guardrails/policy-model';
import type { Configured } from './completeChange';

type Fragment = { [key: string]: Json };

/** Fragments name a configured resource by its address alone; Terraform also says type, name and mode. @internal */
export function completeModule(module: Fragment): Fragment {
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

/** Every configured resource with its full address. @internal */
export function configuredIn(module: Fragment, prefix = ''): Configured[] {
  const resources = (module.resources ?? []) as Fragment[];
  const calls = (module.module_calls ?? {}) as { [name: string]: Fragment };
  return [
    ...resources.map(resource => ({
      address: `${prefix}${String(resource.address)}`,
      expressions: (resource.expressions ?? {}) as Fragment,
    })),
    ...Object.entries(calls).flatMap(([name, call]) =>
      configuredIn((call.module ?? {}) as Fragment, `${prefix}module.${name}.`),
    ),
  ];
}

function completeResource(resource: Fragment): Fragment {
  const address = String(resource.address ?? '');
  const [type, name] = address.replace(/^data\./, '').split('.');
  return {
    mode: address.startsWith('data.') ? 'data' : 'managed',
    type,
    name: name ?? type,
    provider_config_key: type.split('_')[0],
    schema_version: 0,
    expressions: {},
    ...resource,
  };
}
