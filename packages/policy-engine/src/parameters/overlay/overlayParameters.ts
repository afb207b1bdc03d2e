import {
  type EnvironmentClass,
  environmentClassSchema,
  type Hash,
  type Parameters,
  type ParameterSet,
  PARAMETERS_VERSION,
  parametersSchema,
} from '@backstage-guardrails/policy-model';
import type { Bundle } from '../../bundle';
import { documentFaults } from '../documentFaults';
import { faultsOf } from '../faultsOf';
import { inForceFaults } from '../inForceFaults';
import { type LoadedParameters, loadParameters } from '../loadParameters';
import { malformed } from '../malformed';
import { baseOf } from './baseOf';
import { isObject } from './isObject';
import { mergeSet } from './mergeSet';
import { type Origins, originsOf } from './originsOf';
import { type Overlay, overlaySchema, type OverlaySet } from './overlaySchema';

/** Parameters in force, and where each of them comes from. @public */
export type OverlaidParameters = LoadedParameters & {
  origins: Origins;
  /** The file has every shipped value of every class, so that nothing of the shipped ones is in force. */
  complete: boolean;
};

/**
 * Puts a parameters file over the shipped parameters, class by class, and loads what comes out. What the file leaves
 * out is as shipped, or as the bundle has it that the value belongs to; nothing in it reaches another class. A file
 * with every shipped value of every class is complete: it is taken as it is, and nothing shipped is merged into it.
 * Values of bundles with a namespace are merged all the same.
 *
 * Digest, record and replay are about what comes out, so a later version with other shipped values does not change
 * what was decided.
 *
 * @throws {@link EngineError} `parameters-malformed`, with places of the file
 * @public
 */
export function overlayParameters(
  file: unknown,
  options: {
    shipped: Parameters;
    hash: Hash;
    bundle: Pick<Bundle, 'rules' | 'parametersSchema' | 'parameterDefaults'>;
    /** The file is only compared with another one: {@link inForceFaults} are not asked for. */
    wasInForce?: boolean;
  },
): OverlaidParameters {
  const { shipped, hash, bundle, wasInForce = false } = options;
  const shape = documentFaults(file, overlaySchema);
  if (shape.length > 0) throw malformed(shape);
  const own = byClass(overlaySchema.parse(file));
  const bases = ofClasses(name => baseOf(shipped, name, bundle));
  const complete = completeOf(own, { bases, bundle });
  const merging = {
    definitions: bundle.parametersSchema?.$defs,
    faults: new Array<string>(),
    schema: complete
      ? schemaOfOwn(bundle.parametersSchema)
      : bundle.parametersSchema,
  };
  const merged = ofClasses(name =>
    mergeSet(
      {
        own: own[name],
        base: complete
          ? {
              ...complete[name],
              values: ownOnly(bases[name].values),
              rules: {},
            }
          : bases[name],
        place: name,
      },
      merging,
    ),
  );
  if (merging.faults.length > 0) throw malformed(merging.faults);
  const loaded = loadParameters(
    { version: PARAMETERS_VERSION, ...ofClasses(name => merged[name].set) },
    { hash, bundle },
  );
  const faults = wasInForce ? [] : inForceFaults(loaded.value, bundle.rules);
  if (faults.length > 0) throw malformed(faults);
  return {
    ...loaded,
    complete: complete !== undefined,
    origins: ofClasses(name =>
      originsOf({
        own: own[name],
        base: bases[name],
        kept: merged[name].kept,
      }),
    ),
  };
}

type Overlays = Record<EnvironmentClass, OverlaySet>;

/** What the file says about each class; its `newRules` are those of every class that has none. */
function byClass({ newRules, ...own }: Overlay): Overlays {
  return ofClasses(name => ({ ...(newRules && { newRules }), ...own[name] }));
}

/** The file without values of bundles with a namespace, where it is the parameters by itself, as every file once was. */
function completeOf(
  own: Overlays,
  options: {
    bases: Record<EnvironmentClass, ParameterSet>;
    bundle: Pick<Bundle, 'rules' | 'parametersSchema'>;
  },
): Parameters | undefined {
  const { bases, bundle } = options;
  const parsed = parametersSchema.safeParse({
    version: PARAMETERS_VERSION,
    ...ofClasses(name => ({
      ...own[name],
      values: filtered(own[name].values ?? {}, value => !isOwn(value)),
    })),
  });
  if (!parsed.success) return undefined;
  const hasAll = environmentClassSchema.options.every(name =>
    Object.keys(bases[name].values).every(
      value => isOwn(value) || Object.hasOwn(parsed.data[name].values, value),
    ),
  );
  return hasAll && faultsOf(parsed.data, bundle).length === 0
    ? parsed.data
    : undefined;
}

/** Of a bundle with a namespace: the names of its values begin with it, and no shipped one has a slash. */
function isOwn(value: string): boolean {
  return value.includes('/');
}

function ownOnly<Value>(values: Record<string, Value>): Record<string, Value> {
  return filtered(values, isOwn);
}

function schemaOfOwn(schema: Bundle['parametersSchema']) {
  return (
    schema && {
      ...schema,
      properties: ownOnly(isObject(schema.properties) ? schema.properties : {}),
    }
  );
}

function filtered<Value>(
  values: Record<string, Value>,
  isWanted: (name: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => isWanted(name)),
  );
}

function ofClasses<Value>(
  of: (name: EnvironmentClass) => Value,
): Record<EnvironmentClass, Value> {
  return {
    sandbox: of('sandbox'),
    development: of('development'),
    staging: of('staging'),
    production: of('production'),
  };
}
