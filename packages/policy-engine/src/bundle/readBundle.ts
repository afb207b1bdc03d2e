import type { Hash } from '@backstage-guardrails/policy-model';
import { compilePolicy } from '../wasm';
import { valuesSchema } from '../parameters/valuesSchema';
import type { SingleBundle } from './Bundle';
import { inBundle } from './inBundle';
import { refuseOtherNames } from './refuseOtherNames';
import {
  digestOf,
  readData,
  readManifest,
  readParameterDefaults,
  readParametersSchema,
  required,
} from './parts';

/** One bundle out of its files; an error starts with `name`, where the bundle is one of several. @internal */
export function readBundle(
  files: Map<string, Uint8Array>,
  hash: Hash,
  name?: string,
): SingleBundle {
  if (name === undefined) return read(files, hash);
  try {
    return read(files, hash);
  } catch (error) {
    throw inBundle(name, error);
  }
}

function read(files: Map<string, Uint8Array>, hash: Hash): SingleBundle {
  const { revision, metadata } = readManifest(files);
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
  return {
    digest: digestOf(files, hash),
    revision,
    ...(namespace !== undefined && { namespace }),
    rules: metadata.rules,
    data: readData(files),
    ...(parametersSchema && { parametersSchema }),
    ...(parameterDefaults && { parameterDefaults }),
    module: compilePolicy(required(files, '/policy.wasm')),
  };
}
