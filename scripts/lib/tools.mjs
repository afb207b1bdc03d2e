import { delimiter, join } from 'node:path';
import { dataFolder } from './paths.mjs';
import { which } from './which.mjs';

const fetched = join(dataFolder, 'tools');
const toolFolders = [
  fetched,
  join(fetched, 'checkov/bin'),
  join(fetched, 'moto/bin'),
  join(process.env.HOME ?? '/', 'go/bin'),
];

/** The program, wherever we or the user put it. */
export const findTool = name => which(name, toolFolders);

/** A search path on which all those programs are. */
export const toolPath = env => [env.PATH, ...toolFolders].join(delimiter);

/** Terraform or OpenTofu, where the portal looks for them. */
export const findTerraform = () =>
  which('terraform', [fetched]) ?? which('tofu', [fetched]);
