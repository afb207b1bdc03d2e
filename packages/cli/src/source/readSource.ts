import { CliError } from '../errors';
import { readConfigurationFiles } from '../evidence';
import { maskText } from './maskText';

/** One Terraform file; `masked` has the same length and lines, without what is in strings and comments. @internal */
export type SourceFile = { path: string; text: string; masked: string };

/** The `.tf` and `.tofu` files of a folder, by the folder they are in; the root is `''`. @internal */
export type Source = {
  /** As the caller named it. */
  folder: string;
  folders: ReadonlyMap<string, readonly SourceFile[]>;
};

/**
 * Reads the Terraform files of a folder, as strictly as a check of it would. Files in JSON are left out: they have no
 * blocks to look for.
 * @internal
 */
export async function readSource(folder: string): Promise<Source> {
  const folders = new Map<string, SourceFile[]>();
  for (const [path, text] of Object.entries(await readFiles(folder))) {
    if (path.endsWith('.json')) continue;
    const end = path.lastIndexOf('/');
    const parent = end < 0 ? '' : path.slice(0, end);
    const files = folders.get(parent) ?? [];
    files.push({ path, text, masked: maskText(text) });
    folders.set(parent, files);
  }
  return { folder, folders };
}

async function readFiles(folder: string): Promise<Record<string, string>> {
  try {
    return await readConfigurationFiles(folder);
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError({
      code: 'path-not-found',
      message: `Cannot read the folder ${folder} of --source.`,
      cause,
    });
  }
}
