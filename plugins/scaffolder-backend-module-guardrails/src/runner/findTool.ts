import { realpath } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { ActionError } from '../errors';
import { isExecutable } from './findProgram';

const TOOLS = ['terraform', 'tofu'];

/**
 * Finds Terraform or OpenTofu: the configured binary alone where there is one, else along PATH,
 * else in the folder that `npm start` of the reference portal fetches OpenTofu into.
 * @internal
 */
export async function findTool(options: {
  binary?: string;
  path: string | undefined;
  toolsDirectory: string;
}): Promise<string> {
  const { binary, path, toolsDirectory } = options;
  if (binary) {
    if (await isExecutable(binary)) return realpath(binary);
    throw new ActionError(
      'terraform-missing',
      'The program in guardrails.terraform.runner.binary does not exist or cannot be executed.',
    );
  }
  // An empty or relative entry of PATH would mean the current directory.
  const folders = (path ?? '').split(delimiter).filter(isAbsolute);
  for (const folder of [...folders, toolsDirectory]) {
    for (const tool of TOOLS) {
      const candidate = join(folder, tool);
      if (await isExecutable(candidate)) return realpath(candidate);
    }
  }
  throw new ActionError(
    'terraform-missing',
    'Neither Terraform nor OpenTofu is installed on the machine of the portal. Install one of them on its PATH, or name it in guardrails.terraform.runner.binary.',
  );
}
