import type { TerraformOptions } from '../config';
import { CommandRunner } from './CommandRunner';
import { EmbeddedTerraformRunner } from './EmbeddedTerraformRunner';
import type { TerraformRunner } from './TerraformRunner';

/** The runner that the operator configured. @public */
export function createRunner(options: {
  terraform: TerraformOptions;
  parent: NodeJS.ProcessEnv;
}): TerraformRunner {
  const { terraform, parent } = options;
  const { runner } = terraform;
  return runner.type === 'command'
    ? new CommandRunner({ runner, terraform, parent })
    : new EmbeddedTerraformRunner({ runner, terraform, parent });
}
