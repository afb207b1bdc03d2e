import type { Hash } from '@backstage-guardrails/policy-model';
import { compilePolicy } from '../wasm';
import { valuesSchema } from '../parameters/valuesSchema';
import type { SingleBundle } from './Bundle';
import { inBundle } from './inBundle';
import { refuseAmbiguousJson } from './refuseAmbiguousJson';
import { refuseOtherDigests } from './refuseOtherDigests';
import { refuseOtherNames } from './refuseOtherNames';
import {
  digestOf,
  DOCUMENTS,
  readData,
  readManifest,
  readParameterDefaults,
  readParametersSchema,
  required,
} from './parts';

/** @internal */
type ReadBundleOptions = {
  hash: Hash;
  /** Where the bundle is one of several, an error starts with it. */
  name?: string;
  /** The bundle has judged, and is replayed as it was then. */
  recorded?: boolean;
};

/** One bundle out of its files. @internal */
export function readBundle(
  files: Map<string, Uint8Array>,
  options: ReadBundleOptions,
): SingleBundle {
  const { name } = options;
  if (name === undefined) return read(files, options);
  try {
    return read(files, options);
  } catch (error) {
    throw inBundle(name, error);
  }
}

function read(
  files: Map<string, Uint8Array>,
  { hash, recorded = false }: ReadBundleOptions,
): SingleBundle {
  if (!recorded) refuseAmbiguousJson(files, DOCUMENTS);
  const manifest = readManifest(files);
  const { revision, metadata } = manifest;
  const { namespace } = metadata.guardrails;
  const parametersSchema = readParametersSchema(files);
  if (parametersSchema) valuesSchema(parametersSchema);
  // The shipped defaults are a file beside the bundle, so what is inside of one without a namespace is not read.
  const parameterDefaults =
    namespace === undefined ? undefined : readParameterDefaults(files);
  refuseOtherNames({
    namespace,
    rules: metadata.rules,
    parametersSchema,
    parameterDefaults,
  });
  const module = compilePolicy(required(files, '/policy.wasm'));
  if (!recorded) refuseOtherDigests(files, { manifest, hash });
  return {
    digest: digestOf(files, hash),
    revision,
    ...(namespace !== undefined && { namespace }),
    rules: metadata.rules,
    data: readData(files),
    ...(parametersSchema && { parametersSchema }),
    ...(parameterDefaults && { parameterDefaults }),
    module,
  };
}
