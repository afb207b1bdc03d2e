import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  readDownloads,
  requirePinned,
  takeCommits,
  type Downloads,
} from '../downloads';
import { ActionError } from '../errors';
import { isConfiguration, type TerraformModule } from '../modules';
import { getModules, type TerraformSession } from '../terraform';

/**
 * Downloads the modules that a module calls, and looks at what came: all of it is below one folder, without links, and
 * pinned. Nothing of it has run by then.
 * @internal
 */
export async function downloadModules(options: {
  session: TerraformSession;
  module: TerraformModule;
}): Promise<Downloads> {
  const { session, module } = options;
  const { directory } = session;
  if (mayCallModules(module)) {
    await getModules(session);
    await requireManifest(directory);
  }
  const commits = await takeCommits({ directory });
  const downloads = await readDownloads({ directory });
  requirePinned({ directory, module, downloads, commits });
  return downloads;
}

/** Terraform always writes its list of modules; without it, whatever was downloaded is where nobody can look. */
async function requireManifest(directory: string): Promise<void> {
  const file = join(directory, 'data/modules/modules.json');
  if ((await stat(file).catch(() => undefined))?.isFile()) return;
  throw new ActionError(
    'download-refused',
    'The runner left no list of modules in the private directory. Mount {directory} at the same path where it runs Terraform.',
  );
}

/** What was evaluated has to be what is planned. @internal */
export async function requireSameDownloads(options: {
  directory: string;
  downloads: Downloads;
}): Promise<void> {
  const { digest } = await readDownloads(options);
  if (digest === options.downloads.digest) return;
  throw new ActionError(
    'download-refused',
    'The downloaded modules changed after the policy check. Nothing was planned; run the template again.',
  );
}

/**
 * Spares a call where no file has the word. JSON can write it in other ways, so any counts. A call that is missed
 * fails: `init` downloads no modules.
 */
function mayCallModules(module: TerraformModule): boolean {
  return [...module.files].some(
    ([path, content]) =>
      isConfiguration(path) &&
      (path.endsWith('.json') || content.includes('module')),
  );
}
