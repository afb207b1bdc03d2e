import type { RunnerIdentity, TerraformRunner } from '../runner';

/**
 * A runner that was found is not looked for again: its digest is made of a whole program, and forms ask often. One that
 * was not is, so that a form notices when the operator installed it.
 * @internal
 */
export function identifyOnce(
  runner: Pick<TerraformRunner, 'identify'>,
): Pick<TerraformRunner, 'identify'> {
  let found: Promise<RunnerIdentity> | undefined;
  return {
    async identify() {
      found ??= runner.identify();
      try {
        return await found;
      } catch (error) {
        found = undefined;
        throw error;
      }
    },
  };
}
