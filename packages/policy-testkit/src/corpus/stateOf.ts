import type { Json } from '@backstage-guardrails/policy-model';

type Fragment = { [key: string]: Json };

/**
 * The resources of a fragment of a state, as if they were to be created: upstream judges what is there
 * already, and only what changes is judged here.
 * @internal
 */
export function stateOf(fragment: Fragment): Fragment[] {
  const values = (fragment.values ?? {}) as Fragment;
  return inModule((values.root_module ?? {}) as Fragment);
}

function inModule(module: Fragment): Fragment[] {
  const resources = (module.resources ?? []) as Fragment[];
  const children = (module.child_modules ?? []) as Fragment[];
  return [...resources, ...children.flatMap(inModule)];
}
