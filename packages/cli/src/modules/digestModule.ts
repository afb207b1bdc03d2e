import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  moduleTreeDigest,
  registeredModuleDigest,
} from '@backstage-guardrails/policy-model';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { readModule } from './readModule';

/**
 * Prints the digest that pins a module. A folder with a `module.yaml` is one that an operator registers; any other one
 * is downloaded by such a module.
 * @internal
 */
export async function digestModule(
  command: Extract<Command, { name: 'modules-digest' }>,
  host: Host,
): Promise<number> {
  const files = await readModule(command.folder);
  const isRegistered = files.some(({ path }) => path === 'module.yaml');
  const digestOf = isRegistered ? registeredModuleDigest : moduleTreeDigest;
  host.out(`${digestOf({ files, hash: sha256 })}\n`);
  return 0;
}
