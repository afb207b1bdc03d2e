import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Terraform or OpenTofu on the PATH; `npm test` puts the fetched one there. */
export const terraform = (process.env.PATH ?? '')
  .split(delimiter)
  .filter(isAbsolute)
  .flatMap(folder => ['terraform', 'tofu'].map(tool => join(folder, tool)))
  .find(isExecutable);

type Runner<T extends (...given: never[]) => void> = ((
  ...given: Parameters<T>
) => void) &
  (T extends { each: infer E } ? { each: E } : never);

/** Their types have no `skip`: without Terraform they are Jest's skipping ones, which have none either. */
const withTerraform: {
  describe: Runner<jest.Describe>;
  it: Runner<jest.It>;
} = terraform
  ? { describe: global.describe, it: global.it }
  : { describe: global.describe.skip, it: global.it.skip };

/**
 * In place of Jest's own, for tests that run Terraform: skipped where there is none, which `npm test` says with the
 * reason. Tests of the same file that run without it are called `test`.
 */
export const { describe, it } = withTerraform;

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
