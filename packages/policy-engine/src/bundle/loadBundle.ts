import type { Hash } from '@backstage-guardrails/policy-model';
import { compilePolicy } from '../wasm';
import type { Bundle } from './Bundle';
import { valuesSchema } from '../parameters/valuesSchema';
import {
  digestOf,
  readData,
  readManifest,
  readParametersSchema,
  required,
} from './parts';
import { readArchive, type ArchiveLimits } from './readArchive';

/**
 * Reads and checks a bundle: paths, sizes, manifest, metadata of every rule, ABI and builtins of the
 * compiled policy. What passes here can be evaluated; what does not is never activated.
 *
 * @throws {@link EngineError}
 * @public
 */
export async function loadBundle(
  bytes: Uint8Array,
  options: { hash: Hash; limits?: ArchiveLimits },
): Promise<Bundle> {
  const files = await readArchive(bytes, options.limits);
  const manifest = readManifest(files);
  const parametersSchema = readParametersSchema(files);
  if (parametersSchema) valuesSchema(parametersSchema);
  return {
    digest: digestOf(files, options.hash),
    revision: manifest.revision,
    rules: manifest.metadata.rules,
    data: readData(files),
    ...(parametersSchema && { parametersSchema }),
    module: compilePolicy(required(files, '/policy.wasm')),
  };
}
