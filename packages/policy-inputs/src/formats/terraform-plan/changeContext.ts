import { isRecord } from '../../evidence/isRecord';
import type { ChangeContext, Origin, ProviderDefaults } from '../../resource';
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
    const configured = resources.get(
      inModule(module, `${data}${row.type}.${row.name}`),
    );
    const key = configured?.resource.provider_config_key;
    return {
      defaults: defaultsOf(
        defaults,
        typeof key === 'string' ? key : row.type.split('_')[0],
      ),
      originAt: path => (configured ? originAt(configured, path) : {}),
    };
  };
}

/** A resource of the configuration with the module that it stands in. */
type ConfiguredResource = {
  resource: Record<string, unknown>;
  module: ConfigurationModule;
};

function indexResources(
  modules: Map<string, ConfigurationModule>,
): Map<string, ConfiguredResource> {
  const index = new Map<string, ConfiguredResource>();
  for (const module of modules.values()) {
    for (const resource of module.resources) {
      const data = resource.mode === 'data' ? 'data.' : '';
      const address = `${data}${String(resource.type)}.${String(
        resource.name,
      )}`;
      index.set(inModule(module.address, address), { resource, module });
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

/** Expressions leave dynamic blocks out, so only of a plain attribute it can be said that nothing sets it. */
function originAt(
  { resource, module }: ConfiguredResource,
  path: readonly (string | number)[],
): Origin {
  const { expressions } = resource;
  const [attribute] = path;
  return {
    references: referencesAt({ expressions, path, module }),
    computed:
      path.length === 1 &&
      (!isRecord(expressions) || !Object.hasOwn(expressions, attribute)),
  };
}

/** What an attribute will come from; a variable of a module becomes what the caller passes in. */
function referencesAt(options: {
  expressions: unknown;
  path: readonly (string | number)[];
  module: ConfigurationModule;
  /** Variables looked up already: without it, many names over many modules multiply. */
  seen?: Set<string>;
}): string[] {
  const { expressions, path, module, seen = new Set<string>() } = options;
  const references = expressionAt(expressions, path).flatMap(reference => {
    if (!LOCAL_NAME.test(reference)) {
      return [inModule(module.address, reference)];
    }
    const variable = /^var\.([^.[]+)/.exec(reference)?.[1];
    const { parent, passed } = module;
    const known = `${module.address} ${variable}`;
    if (variable === undefined || !parent || seen.has(known)) {
      return [reference];
    }
    seen.add(known);
    return [
      reference,
      ...referencesAt({
        expressions: passed,
        path: [variable],
        module: parent,
        seen,
      }),
    ];
  });
  return [...new Set(references)];
}

function expressionAt(
  expressions: unknown,
  path: readonly (string | number)[],
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
  return isRecord(node) && Array.isArray(node.references)
    ? (node.references as unknown[]).filter(
        (reference): reference is string => typeof reference === 'string',
      )
    : [];
}
