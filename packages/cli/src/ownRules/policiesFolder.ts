import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { CliError } from '../errors';
import { type Host, shippedFiles } from '../host';

const NAME = '@backstage-guardrails/policies';

/**
 * The policies package that a folder installs, so that an upgrade of the program alone changes no rule; where it
 * installs none, the one that came with the program.
 * @internal
 */
export function policiesFolder(folder: string, host: Host): string {
  const installed = installedAt(folder);
  if (installed === undefined) return shippedFiles(host.shipped).policies;
  if (existsSync(join(installed, 'guardrails', 'lib'))) return installed;
  throw new CliError({
    code: 'policies-unusable',
    message: `${installed} is too old to compile rules. Install a newer ${NAME}.`,
  });
}

function installedAt(folder: string): string | undefined {
  try {
    const from = createRequire(resolve(folder, 'package.json'));
    return dirname(from.resolve(`${NAME}/package.json`));
  } catch {
    return undefined;
  }
}
