import { isRecord } from '../../evidence/isRecord';
import type { ChangeContext, ProviderDefaults } from '../../resource';
import { inModule, withoutKeys } from './addresses';
import type { ConfigurationModule } from './configurationModules';
import { createPointers } from './createPointers';
import { expressionAt, referencesIn } from './expressionAt';
import { isOfLiterals } from './isOfLiterals';
import { readProviderDefaults } from './readProviderDefaults';
import type { Row } from './schema';

const LOCAL_NAME = /^(?:var|local|each|count|self|path|terraform)(?:\.|$)/;

/** Looks up what the configuration says about a row: defaults of its provider, references of its attributes. @internal */
export function changeContexts(options: {
  configuration: Record<string, unknown>;
  modules: Map<string, ConfigurationModule>;
  variables: Record<string, unknown>;
  /** All rows of the plan, whatever they are. */
  rows: unknown[];
}): (row: Row) => ChangeContext {
  const defaults = readProviderDefaults(options);
  const resources = indexResources(options.modules);
  const shown = showsExpressions(options);
  const pointersOf = createPointers(options);
  const instancesAt = (row: Row, path: readonly (string | number)[]) => {
    const [attribute] = path;
    return path.length === 1 && typeof attribute === 'string'
      ? pointersOf(row, attribute)
      : undefined;
  };
  return row => {
    const module = withoutKeys(row.module_address ?? '');
    const data = row.mode === 'data' ? 'data.' : '';
    const address = inModule(module, `${data}${row.type}.${row.name}`);
    const found = resources.get(address) ?? [];
    const [configured] = found.slice(-1);
    const telling =
      shown && found.length === 1 && withoutKeys(row.address) === address;
    const key = configured?.resource.provider_config_key;
    return {
      defaults: defaultsOf(
        defaults,
        typeof key === 'string' ? key : row.type.split('_')[0],
      ),
      originAt: path =>
        configured
          ? {
              references: referencesOf(configured, path),
              instances: instancesAt(row, path),
              computed:
                telling &&
                leavesOut(configured.resource, row.change.after, path),
            }
          : {},
      writes: attribute => {
        const expressions = configured?.resource.expressions;
        return isRecord(expressions) && Object.hasOwn(expressions, attribute);
      },
      isOfLiterals: path =>
        configured !== undefined &&
        isOfLiterals({
          expression: expressionAt(
            configured.resource.expressions,
            path.map(asIndex),
          ),
          module: configured.module,
        }),
    };
  };
}

/** A resource of the configuration with the module that it stands in. */
type ConfiguredResource = {
  resource: Record<string, unknown>;
  module: ConfigurationModule;
};

/** More than one at an address is a configuration that no tool writes. */
function indexResources(
  modules: Map<string, ConfigurationModule>,
): Map<string, ConfiguredResource[]> {
  const index = new Map<string, ConfiguredResource[]>();
  for (const module of modules.values()) {
    for (const resource of module.resources) {
      const data = resource.mode === 'data' ? 'data.' : '';
      const address = `${data}${String(resource.type)}.${String(
        resource.name,
      )}`;
      const key = inModule(module.address, address);
      index.set(key, [...(index.get(key) ?? []), { resource, module }]);
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

/**
 * Resources without any expression have no `expressions`. So do all of them once somebody has cut the expressions
 * out, and then what is not there says nothing.
 */
function showsExpressions(options: {
  configuration: Record<string, unknown>;
  modules: Map<string, ConfigurationModule>;
}): boolean {
  const { provider_config: providers } = options.configuration;
  return [
    ...(isRecord(providers) ? Object.values(providers) : []),
    ...[...options.modules.values()].flatMap(({ resources }) => resources),
  ].some(
    item =>
      isRecord(item) &&
      isRecord(item.expressions) &&
      Object.keys(item.expressions).length > 0,
  );
}

/**
 * Whether nothing in the configuration sets what is not known. Blocks that the provider keeps as an attribute (`ingress`
 * of a security group) have an expression when they are written out, and one element of unknown fields when they are
 * dynamic. Blocks proper leave no expression in either case, so of a whole block a rule must not conclude anything from
 * this alone.
 *
 * Inside of a block that is written out the attribute has an expression or none, as long as the plan has as many of
 * the block as the configuration: beside a dynamic block the two cannot be told apart. Sets are in an order
 * of their own, so there all of them have to leave it out.
 */
function leavesOut(
  resource: Record<string, unknown>,
  values: unknown,
  path: readonly (string | number)[],
): boolean {
  const { expressions } = resource;
  if (expressions === undefined) return path.length === 1;
  return nothingAt({ expressions, values, path });
}

function nothingAt(at: {
  expressions: unknown;
  values: unknown;
  path: readonly (string | number)[];
}): boolean {
  const { expressions, values, path } = at;
  const [name, ...rest] = path;
  if (typeof name !== 'string' || !isRecord(expressions)) return false;
  // What a block that is not written out holds comes from a dynamic one.
  if (!Object.hasOwn(expressions, name)) return rest.length === 0;
  const expression = expressions[name];
  if (rest.length === 0) return isNull(expression);
  const [index, ...inner] = rest;
  const written = Array.isArray(expression) ? expression : [expression];
  const planned = isRecord(values) ? values[name] : undefined;
  if (typeof index !== 'number' || !Array.isArray(planned)) return false;
  return (
    planned.length === written.length &&
    written.every(
      block =>
        isRecord(block) &&
        !isExpression(block) &&
        nothingAt({
          expressions: block,
          values: (planned as unknown[])[index],
          path: inner,
        }),
    )
  );
}

/** `attribute = null` is Terraform's way to write nothing. */
function isNull(expression: unknown): boolean {
  return (
    isRecord(expression) &&
    expression.constant_value === null &&
    Object.keys(expression).length === 1
  );
}

/** An attribute that is a list of objects has one expression for the whole, and blocks have one for each attribute. */
function isExpression(block: Record<string, unknown>): boolean {
  return (
    Object.hasOwn(block, 'constant_value') || Array.isArray(block.references)
  );
}

function referencesOf(
  { resource, module }: ConfiguredResource,
  path: readonly (string | number)[],
): string[] {
  return referencesAt({ expressions: resource.expressions, path, module });
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
  const references = referencesIn(expressionAt(expressions, path)).flatMap(
    reference => {
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
    },
  );
  return [...new Set(references)];
}

/** A pointer writes the number of an element as text. */
function asIndex(segment: string): string | number {
  return /^\d+$/.test(segment) ? Number(segment) : segment;
}
