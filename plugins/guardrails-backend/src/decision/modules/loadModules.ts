import { InputError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Only what this service itself reads; the rest is for the runner and the adapter. */
const moduleSchema = z.looseObject({
  id: z.string(),
  preview: z.looseObject({ resources: z.array(z.looseObject({})) }),
});

/** A registered module's `module.yaml`. @internal */
export type ModuleDescription = z.infer<typeof moduleSchema>;

/** Reads the description of every registered module; a wrong one stops the start with its path. @internal */
export async function loadModules(
  modules: { id: string; path: string }[],
): Promise<Map<string, ModuleDescription>> {
  const loaded = await Promise.all(
    modules.map(
      async ({ id, path: folder }, index) =>
        [
          id,
          await loadModule({ id, folder, at: `guardrails.modules[${index}]` }),
        ] as const,
    ),
  );
  return new Map(loaded);
}

async function loadModule(options: {
  id: string;
  folder: string;
  at: string;
}): Promise<ModuleDescription> {
  const file = path.join(options.folder, 'module.yaml');
  let description: ModuleDescription;
  try {
    description = moduleSchema.parse(parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new InputError(`${options.at}.path: cannot read ${file}`, error);
  }
  if (description.id !== options.id) {
    throw new InputError(
      `${options.at}.id: ${file} says it is ${description.id}, not ${options.id}`,
    );
  }
  return description;
}
