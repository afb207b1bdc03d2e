import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bundlePath } from '@backstage-guardrails/policies';

/** Paths of a resource type, without numbers of elements, with their flags: `r`, `o`, `c`, and `b` of a block. @internal */
export type TypeSchema = ReadonlyMap<string, string>;

/** Every resource type of the three providers, as `policies/schemas` keeps it; their other forms have plans of their own. @internal */
export function readSchemas(): ReadonlyMap<string, TypeSchema> {
  const folder = join(dirname(bundlePath), '../schemas');
  const types = new Map<string, Map<string, string>>();
  for (const provider of ['aws', 'azurerm', 'google']) {
    let paths = new Map<string, string>();
    const text = gunzipSync(
      readFileSync(join(folder, `${provider}.txt.gz`)),
    ).toString('utf8');
    for (const line of text.split('\n')) {
      if (line === '' || line.startsWith('#')) continue;
      if (line.startsWith(' ')) {
        const [path, flags] = line.slice(1).split(' ');
        paths.set(path, flags);
      } else {
        paths = new Map();
        types.set(line, paths);
      }
    }
  }
  return types;
}
