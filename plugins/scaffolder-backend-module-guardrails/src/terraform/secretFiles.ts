import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '@backstage/types';
import { z } from 'zod';

/** Outside of what is digested: a digest of it would let others try values. @internal */
export const SECRETS_FILE = 'secrets.tfvars.json';

/** Name of the override; a registered module cannot have a file of this name. @internal */
export const OVERRIDE_FILE = 'guardrails_secrets_override.tf.json';

/** Makes variables sensitive whatever the module says, so that Terraform follows them and shows none. @internal */
export function sensitiveOverride(names: string[]): string {
  return JSON.stringify({
    variable: Object.fromEntries(
      names.map(name => [name, { sensitive: true }]),
    ),
  });
}

/** Values of the secret variables of a plan, from its private directory. @internal */
export async function readSecrets(
  directory: string,
): Promise<Record<string, JsonValue>> {
  const text = await readFile(join(directory, SECRETS_FILE), 'utf8');
  return z.record(z.string(), z.json()).parse(JSON.parse(text));
}
