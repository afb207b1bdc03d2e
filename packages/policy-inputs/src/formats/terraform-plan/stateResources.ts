import { isRecord } from '../../evidence/isRecord';

/** A resource as `planned_values` and `prior_state` list it. @internal */
export type StateResource = {
  address: string;
  mode: string;
  deposed?: string;
  values: Record<string, unknown> | null;
  sensitiveMask: unknown;
};

/** All resources of a module tree (`{root_module: {resources, child_modules}}`), depth first. @internal */
export function* stateResources(values: unknown): Generator<StateResource> {
  const open: unknown[] = [isRecord(values) ? values.root_module : undefined];
  while (open.length > 0) {
    const module = open.pop();
    if (!isRecord(module)) continue;
    for (const resource of listOf(module.resources)) {
      const read = readResource(resource);
      if (read) yield read;
    }
    for (const child of listOf(module.child_modules)) open.push(child);
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function readResource(resource: unknown): StateResource | undefined {
  if (!isRecord(resource) || typeof resource.address !== 'string') {
    return undefined;
  }
  return {
    address: resource.address,
    mode: String(resource.mode),
    ...(typeof resource.deposed_key === 'string' && {
      deposed: resource.deposed_key,
    }),
    values: isRecord(resource.values) ? resource.values : null,
    sensitiveMask: resource.sensitive_values,
  };
}
