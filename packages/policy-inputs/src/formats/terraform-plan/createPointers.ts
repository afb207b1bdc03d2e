import { isRecord } from '../../evidence/isRecord';
import {
  inModule,
  lastKey,
  lastModule,
  stepsOf,
  withoutKeys,
} from './addresses';
import type { ConfigurationModule } from './configurationModules';
import type { Row } from './schema';

/** A place in the configuration, for one of its instances. */
type Scope = {
  module: ConfigurationModule;
  /** Address of the instance of the module. */
  at: string;
  /** Key of the instance that has the expression: `["a"]`, `[0]`, or `''`. */
  key: string;
  /** What the instances were made for. */
  forEach: unknown;
};

/** So many names are followed for an attribute, and so many of one expression: evidence can write any number of both. */
const MOST_NAMES = 100;

/** Names that were followed for an attribute. */
type Seen = Set<string>;

/** Instances that an expression points at; `undefined` where the plan does not say which. */
type Pointed = ReadonlySet<string> | undefined;

/**
 * Finds the resources that an attribute of an instance points at, with the keys of their instances: through `each.key`,
 * `each.value`, `count.index`, variables and outputs of modules. A plan has no locals, and shows which names an expression
 * uses and not how; where that leaves open which instance is meant, it says nothing, and references have to do.
 *
 * Of what is no more than the references say it says nothing either, so that inputs stay as they were.
 * @internal
 */
export function createPointers(options: {
  modules: Map<string, ConfigurationModule>;
  rows: unknown[];
}): (row: Row, attribute: string) => string[] | undefined {
  const { modules } = options;
  const planned = plannedInstances(options.rows);
  const configured = configuredResources(modules);

  function pointed(expression: unknown, scope: Scope, seen: Seen): Pointed {
    const heads = headsOf(expression);
    const index = indexAmong(heads, scope);
    const found = new Set<string>();
    for (const head of heads) {
      // What was followed already, here or in a circle, adds nothing.
      const name = [scope.at, scope.key, head].join(' ');
      if (seen.has(name)) continue;
      if (seen.size >= MOST_NAMES) return undefined;
      seen.add(name);
      const steps = stepsOf(head);
      const instances = follow(steps, { scope, index, seen });
      // A resource of which it is open which instance is meant leaves everything open.
      if (instances === undefined && isResource(steps)) return undefined;
      for (const instance of instances ?? []) found.add(instance);
    }
    return found;
  }

  function follow(
    steps: string[],
    from: { scope: Scope; index: string | undefined; seen: Seen },
  ): Pointed {
    const { scope, index, seen } = from;
    const [first, second, ...rest] = steps;
    switch (first) {
      case 'each':
        return second === 'value' ? eachValue(rest, scope, seen) : undefined;
      case 'var':
        return variable(second, rest, { scope, index, seen });
      case 'module':
        return output([second, ...rest], { scope, index, seen });
      default:
        return isResource(steps) ? resource(steps, from) : undefined;
    }
  }

  function resource(
    [type, name, ...rest]: string[],
    { scope, index, seen }: { scope: Scope; index?: string; seen: Seen },
  ): Pointed {
    const base = inModule(scope.at, `${type}.${name}`);
    const instances = planned.get(base);
    const isKeyed = rest.length > 0 && isKey(rest[0]);
    const key = isKeyed ? rest[0] : index;
    // Without an attribute a resource is used as a whole, and the key beside it says which of its instances.
    const isIndexed = isKeyed || (rest.length === 0 && index !== undefined);
    if (!instances || (!isIndexed && instances.size > 1)) return undefined;
    const [only] = instances;
    const instance = isIndexed ? `${base}${key}` : only;
    if (!instances.has(instance)) return undefined;
    const attribute = isKeyed ? rest[1] : rest[0];
    const further = attributeOf({ type, name, attribute, instance, scope });
    const beyond = further && pointed(further.expression, further.scope, seen);
    // The name of a bucket that is made of another's name does not point at that one.
    const passedOn = [...(beyond ?? [])].filter(one => typeOf(one) !== type);
    return new Set([instance, ...passedOn]);
  }

  /** `aws_s3_bucket_versioning.a.bucket` points at what that one points at. */
  function attributeOf(of: {
    type: string;
    name: string;
    attribute: string | undefined;
    instance: string;
    scope: Scope;
  }): { expression: unknown; scope: Scope } | undefined {
    const { type, name, attribute, instance, scope } = of;
    const found = configured.get(
      inModule(scope.module.address, `${type}.${name}`),
    );
    const expressions = found?.expressions;
    return attribute !== undefined &&
      isRecord(expressions) &&
      Object.hasOwn(expressions, attribute)
      ? {
          expression: expressions[attribute],
          scope: {
            ...scope,
            key: lastKey(instance),
            forEach: found?.for_each_expression,
          },
        }
      : undefined;
  }

  /** The instances were made for those of another resource or module: each for the one with its own key. */
  function eachValue(rest: string[], scope: Scope, seen: Seen): Pointed {
    const heads = headsOf(scope.forEach);
    if (scope.key === '' || heads.length !== 1 || seen.size >= MOST_NAMES) {
      return undefined;
    }
    const steps = stepsOf(heads[0]);
    const { parent } = scope.module;
    if (steps[0] === 'var' && steps.length === 2 && parent) {
      const outer = { ...scopeOfCall(scope, parent), key: scope.key };
      const forEach = passedTo(scope.module, steps[1]);
      return eachValue(rest, { ...outer, forEach }, seen);
    }
    const isWhole =
      steps.length === 2 && (isResource(steps) || steps[0] === 'module');
    return isWhole
      ? follow([...steps, scope.key, ...rest], {
          scope,
          index: undefined,
          seen,
        })
      : undefined;
  }

  function variable(
    name: string,
    rest: string[],
    { scope, index, seen }: { scope: Scope; index?: string; seen: Seen },
  ): Pointed {
    const { parent } = scope.module;
    // Which member of a variable is meant, an expression for the whole does not say.
    if (!parent || rest.length > 0 || index !== undefined) return undefined;
    const outer = scopeOfCall(scope, parent);
    return pointed(passedTo(scope.module, name), outer, seen);
  }

  function output(
    [name, ...rest]: string[],
    { scope, index, seen }: { scope: Scope; index?: string; seen: Seen },
  ): Pointed {
    const isKeyed = rest.length > 0 && isKey(rest[0]);
    const [wanted, ...members] = isKeyed ? rest.slice(1) : rest;
    const module = modules.get(
      inModule(scope.module.address, `module.${name}`),
    );
    const outputs = module?.module.outputs;
    if (!module || !isRecord(outputs) || members.length > 0) return undefined;
    const key = isKeyed ? rest[0] : index ?? '';
    const at = inModule(scope.at, `module.${name}${key}`);
    const inside = { module, at, key: '', forEach: undefined };
    if (wanted === undefined) {
      return key === '' ? undefined : anyOutput(outputs, inside, seen);
    }
    if (index !== undefined) return undefined;
    const said = Object.hasOwn(outputs, wanted) ? outputs[wanted] : undefined;
    return isRecord(said) ? pointed(said.expression, inside, seen) : undefined;
  }

  /**
   * `module.a[each.key].id` shows as `module.a` and `each.key`, so any of the outputs can be meant. Where they point at
   * one resource of each type, it is that one whichever is meant; where they point at two, the plan does not say which.
   */
  function anyOutput(
    outputs: Record<string, unknown>,
    inside: Scope,
    seen: Seen,
  ): Pointed {
    const found = new Set<string>();
    for (const said of Object.values(outputs)) {
      if (!isRecord(said)) continue;
      const one = pointed(said.expression, inside, seen);
      if (one === undefined) return undefined;
      for (const instance of one) found.add(instance);
    }
    const types = [...found].map(typeOf);
    return new Set(types).size === types.length ? found : undefined;
  }

  return (row, attribute) => {
    const at = row.module_address ?? '';
    const module = modules.get(withoutKeys(at));
    if (!module || row.mode !== 'managed') return undefined;
    const scope = { module, at, key: '', forEach: undefined };
    const own = attributeOf({
      type: row.type,
      name: row.name,
      attribute,
      instance: row.address,
      scope,
    });
    if (!own) return undefined;
    const found = [
      ...(pointed(own.expression, own.scope, new Set()) ?? []),
    ].sort();
    const named = new Set(
      headsOf(own.expression).map(head =>
        inModule(at, stepsOf(head).slice(0, 2).join('.')),
      ),
    );
    return found.length === 0 || found.every(one => named.has(one))
      ? undefined
      : found;
  };
}

/** The type of a resource by its address. */
function typeOf(address: string): string | undefined {
  return stepsOf(withoutKeys(address)).at(-2);
}

/** Addresses of the resources of a plan, by their address without their own key. */
function plannedInstances(rows: unknown[]): Map<string, Set<string>> {
  const planned = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!isRecord(row) || typeof row.address !== 'string') continue;
    if (row.mode !== 'managed' || typeof row.deposed === 'string') continue;
    const base = row.address.slice(
      0,
      row.address.length - lastKey(row.address).length,
    );
    const known = planned.get(base);
    if (known) known.add(row.address);
    else planned.set(base, new Set([row.address]));
  }
  return planned;
}

/** Managed resources of the configuration by address. */
function configuredResources(
  modules: Map<string, ConfigurationModule>,
): Map<string, Record<string, unknown>> {
  return new Map(
    [...modules.values()].flatMap(({ address, resources }) =>
      resources
        .filter(({ mode }) => mode !== 'data')
        .map(resource => [
          inModule(address, `${resource.type}.${resource.name}`),
          resource,
        ]),
    ),
  );
}

/** The scope in which a module is called. */
function scopeOfCall(scope: Scope, parent: ConfigurationModule): Scope {
  const called = lastModule(scope.at);
  return {
    module: parent,
    at: called?.parent ?? '',
    key: called?.key ?? '',
    forEach: scope.module.call.for_each_expression,
  };
}

function passedTo({ passed }: ConfigurationModule, name: string): unknown {
  return Object.hasOwn(passed, name) ? passed[name] : undefined;
}

/** The names that an expression uses, each in full: Terraform lists what they begin with as well. */
function headsOf(expression: unknown): string[] {
  const references =
    isRecord(expression) && Array.isArray(expression.references)
      ? (expression.references as unknown[]).filter(
          one => typeof one === 'string',
        )
      : [];
  if (references.length > MOST_NAMES) return [];
  return references.filter(
    one =>
      !references.some(
        other => other.startsWith(`${one}.`) || other.startsWith(`${one}[`),
      ),
  );
}

/** `aws_s3_bucket.main[each.key]` shows as `aws_s3_bucket.main` and `each.key`. */
function indexAmong(
  heads: string[],
  { key, forEach }: Scope,
): string | undefined {
  if (key === '' || heads.some(isOpen)) return undefined;
  if (heads.includes('each.key') || heads.includes('count.index')) return key;
  if (!heads.includes('each.value')) return undefined;
  // Of a map that is written out the value is there to be read. Of a set that is written out it is the key.
  const written = isRecord(forEach) ? forEach.constant_value : undefined;
  if (!isRecord(written)) {
    return headsOf(forEach).length === 0 ? key : undefined;
  }
  const name = nameOf(key);
  const value =
    name !== undefined && Object.hasOwn(written, name)
      ? written[name]
      : undefined;
  return typeof value === 'string' ? `[${JSON.stringify(value)}]` : undefined;
}

/** A local or a variable beside the key can be what the key is looked up in. */
function isOpen(head: string): boolean {
  const steps = stepsOf(head);
  return (
    !['each.key', 'each.value', 'count.index'].includes(head) &&
    steps[0] !== 'each' &&
    steps[0] !== 'module' &&
    !isResource(steps)
  );
}

/** The name in a key such as `["a"]`; undefined where it is written in a way that JSON does not know. */
function nameOf(key: string): string | undefined {
  try {
    const name: unknown = JSON.parse(key.slice(1, -1));
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

function isKey(step: string): boolean {
  return step.startsWith('[');
}

const LOCAL_NAMES = [
  'var',
  'local',
  'each',
  'count',
  'self',
  'path',
  'terraform',
  'module',
  'data',
];

function isResource(steps: string[]): boolean {
  return steps.length >= 2 && !LOCAL_NAMES.includes(steps[0]);
}
