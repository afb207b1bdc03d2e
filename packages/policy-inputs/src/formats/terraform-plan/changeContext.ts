import { isRecord } from '../../evidence/isRecord';
import type { ChangeContext, ProviderDefaults } from '../../resource';
import { inModule, withoutKeys } from './addresses';
import type { ConfigurationModule } from './configurationModules';
import { readProviderDefaults } from './readProviderDefaults';
import type { Row } from './schema';

const LOCAL_NAME = /^(?:var|local|each|count|self|path|terraform)(?:\.|$)/;

/** Looks up what the configuration says about a row: defaults of its provider, references of its attributes. @internal */
export function changeContexts(options: {
  configuration: Record<string, unknown>;
  modules: Map<string, ConfigurationModule>;
  variables: Record<string, unknown>;
}): (row: Row) => ChangeContext {
  const defaults = readProviderDefaults(options);
  const resources = indexResources(options.modules);
  return row => {
    const module = withoutKeys(row.module_address ?? '');
    const data = row.mode === 'data' ? 'data.' : '';
    const resource = resources.get(
      inModule(module, `${data}${row.type}.${row.name}`),
    );
    const key = resource?.provider_config_key;
    return {
      defaults: defaultsOf(
        defaults,
        typeof key === 'string' ? key : row.type.split('_')[0],
      ),
      referencesAt: path => referencesAt(resource?.expressions, path, module),
    };
  };
}

function indexResources(
  modules: Map<string, ConfigurationModule>,
): Map<string, Record<string, unknown>> {
  const index = new Map<string, Record<string, unknown>>();
  for (const { address, module } of modules.values()) {
    if (!Array.isArray(module.resources)) continue;
    for (const resource of module.resources as unknown[]) {
      if (!isRecord(resource)) continue;
      const data = resource.mode === 'data' ? 'data.' : '';
      index.set(
        inModule(
          address,
          `${data}${String(resource.type)}.${String(resource.name)}`,
        ),
        resource,
      );
    }
  }
  return index;
}

/** `module.a.module.b:aws` inherits from `module.a:aws`, then `aws`, where it has no configuration of its own. */
function defaultsOf(
  defaults: Map<string, ProviderDefaults>,
  key: string,
): ProviderDefaults {
  const colon = key.lastIndexOf(':');
  const provider = key.slice(colon + 1);
  const names = colon < 0 ? [] : key.slice(0, colon).split('.');
  for (let depth = names.length; depth > 0; depth -= 2) {
    const found = defaults.get(
      `${names.slice(0, depth).join('.')}:${provider}`,
    );
    if (found) return found;
  }
  return defaults.get(provider) ?? {};
}

function referencesAt(
  expressions: unknown,
  path: readonly (string | number)[],
  module: string,
): string[] {
  let node = expressions;
  for (const segment of path) {
    if (isRecord(node) && Array.isArray(node.references)) break;
    // Blocks are lists in values, and a list or one object in expressions.
    if (typeof segment === 'number') {
      if (Array.isArray(node)) node = (node as unknown[])[segment] ?? node[0];
    } else {
      node =
        isRecord(node) && Object.hasOwn(node, segment)
          ? node[segment]
          : undefined;
    }
  }
  if (!isRecord(node) || !Array.isArray(node.references)) return [];
  return (node.references as unknown[]).flatMap(reference =>
    typeof reference === 'string'
      ? [LOCAL_NAME.test(reference) ? reference : inModule(module, reference)]
      : [],
  );
}
