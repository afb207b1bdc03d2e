import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const targetFileSchema = z.strictObject({
  version: z.literal(1),
  ref: z.string(),
  environment: z.string(),
  module: z.string(),
  owner: z.string().optional(),
  values: z.record(z.string(), z.json()),
});
/** A target as earlier versions kept it, one file each. */
type TargetFile = z.infer<typeof targetFileSchema>;

/**
 * Reads the files of an earlier version. One that cannot be read stops it: the name of a target that is left out would
 * be free for everyone.
 * @internal
 */
export async function readTargetFiles(
  directory: string,
): Promise<TargetFile[]> {
  const names = await readdir(directory).catch(error => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter(name => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async name => {
      try {
        const text = await readFile(join(directory, name), 'utf8');
        return targetFileSchema.parse(JSON.parse(text));
      } catch (error) {
        throw new Error(`The target file ${name} cannot be read`, {
          cause: error,
        });
      }
    }),
  );
}
