import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TerraformOptions } from '../config';
import { ActionError } from '../errors';

/** What Terraform and OpenTofu take an entry without a host for. Which tool it is, it has settled itself in `init`. */
const OWN_REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/**
 * Looks again at what `init` installed, before any of it is started: the CLI configuration lets nothing else in, and a
 * tool that reads it in another way does not get further.
 * @internal
 */
export async function requireListedProviders(options: {
  directory: string;
  terraform: Pick<TerraformOptions, 'providers'>;
}): Promise<void> {
  const root = join(options.directory, 'data/providers');
  for (const host of await list(root)) {
    for (const namespace of await list(join(root, host))) {
      for (const name of await list(join(root, host, namespace))) {
        const address = `${host}/${namespace}/${name}`;
        const listed = OWN_REGISTRIES.includes(host)
          ? [address, `${namespace}/${name}`]
          : [address];
        if (listed.some(entry => options.terraform.providers.includes(entry))) {
          continue;
        }
        throw new ActionError(
          'provider-refused',
          `The provider ${address} was installed, but guardrails.terraform.providers does not list it. Nothing of it was run.`,
        );
      }
    }
  }
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(error => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
