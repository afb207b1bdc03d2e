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
import { withParameterDefaults } from '../../bundle/withParameterDefaults';
import { documentFaults } from '../documentFaults';
import { faultsOf } from '../faultsOf';
import { type LoadedParameters, loadParameters } from '../loadParameters';
import { malformed } from '../malformed';
import { baseOf } from './baseOf';
import { mergeSet } from './mergeSet';
import { type Origins, originsOf } from './originsOf';
import { overlaySchema } from './overlaySchema';

/** Parameters in force, and where each of them comes from. @public */
export type OverlaidParameters = LoadedParameters & { origins: Origins };

/**
 * Puts a parameters file over the shipped parameters, class by class, and loads what comes out. What the file leaves
 * out is as shipped, or as the bundle has it that the value belongs to; nothing in it reaches another class. A file
 * with every shipped value of every class is complete: it is taken as it is, and nothing is merged into it.
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
  },
): OverlaidParameters {
  const { shipped, hash, bundle } = options;
  const shape = documentFaults(file, overlaySchema);
  if (shape.length > 0) throw malformed(shape);
  const own = overlaySchema.parse(file);
  const bases = ofClasses(name => baseOf(shipped, name, bundle));
  const filled = withParameterDefaults(file, bundle);
  if (isComplete(filled, { bases, bundle })) {
    return {
      ...loadParameters(filled, { hash, bundle }),
      origins: ofClasses(name =>
        originsOf({ own: own[name], base: bases[name] }),
      ),
    };
  }
  const merging = {
    definitions: bundle.parametersSchema?.$defs,
    faults: new Array<string>(),
  };
  const merged = ofClasses(name =>
    mergeSet(
      { own: own[name] ?? {}, base: bases[name], place: name },
      { ...merging, schema: bundle.parametersSchema },
    ),
  );
  if (merging.faults.length > 0) throw malformed(merging.faults);
  return {
    ...loadParameters(
      { version: PARAMETERS_VERSION, ...ofClasses(name => merged[name].set) },
      { hash, bundle },
    ),
    origins: ofClasses(name =>
      originsOf({
        own: own[name],
        base: bases[name],
        kept: merged[name].kept,
      }),
    ),
  };
}

/** Whether the file is the parameters by itself, as every file was before files were put over the shipped one. */
function isComplete(
  file: unknown,
  options: {
    bases: Record<EnvironmentClass, ParameterSet>;
    bundle: Pick<Bundle, 'rules' | 'parametersSchema'>;
  },
): boolean {
  const { bases, bundle } = options;
  const parsed = parametersSchema.safeParse(file);
  if (!parsed.success) return false;
  const hasAll = environmentClassSchema.options.every(name =>
    Object.keys(bases[name].values).every(value =>
      Object.hasOwn(parsed.data[name].values, value),
    ),
  );
  return hasAll && faultsOf(parsed.data, bundle).length === 0;
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
