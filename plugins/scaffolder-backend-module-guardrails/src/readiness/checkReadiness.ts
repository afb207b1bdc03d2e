import { ActionError } from '../errors';
import { isConfiguration, type ModuleRegistry } from '../modules';
import type { TerraformRunner } from '../runner';

/** Whether a module can be planned here, as far as that is known before somebody submits its form. */
type Readiness = { ready: true } | { ready: false; message: string };

/** @internal */
export async function checkReadiness(options: {
  module: string;
  modules: Pick<ModuleRegistry, 'get'>;
  runner: Pick<TerraformRunner, 'identify'>;
}): Promise<Readiness> {
  const { module, modules, runner } = options;
  try {
    const { files } = await modules.get(module);
    // What is proposed to a repository needs no Terraform here.
    if ([...files.keys()].some(isConfiguration)) await runner.identify();
    return { ready: true };
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return { ready: false, message: error.message };
  }
}
