import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { CliError } from '../errors';

const MAXIMUM_BYTES = 64 * 1024 * 1024;
const configuration = /\.(tf|tofu)(\.json)?$/;
/** Made by the tools themselves: installed modules and providers, and version control. */
const notConfiguration = new Set(['.terraform', '.git']);

/** The Terraform files of a folder as one JSON document. @internal */
export async function readConfiguration(folder: string): Promise<Uint8Array> {
  const files = await readConfigurationFiles(folder);
  return new TextEncoder().encode(JSON.stringify({ files }));
}

/**
 * The text of the Terraform files of a folder, by their path in the folder.
 * Links are refused: what they point at is not what a reader of the folder sees.
 * @internal
 */
async function readConfigurationFiles(
  folder: string,
): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  let total = 0;
  for (const path of await list(folder)) {
    total += (await stat(path)).size;
    if (total > MAXIMUM_BYTES) {
      throw new CliError({
        code: 'configuration-too-large',
        message: `The Terraform files have more than ${MAXIMUM_BYTES} bytes in total.`,
      });
    }
    const name = relative(folder, path).split(sep).join('/');
    files[name] = await readText(path, name);
  }
  if (Object.keys(files).length === 0) {
    throw new CliError({
      code: 'no-configuration',
      message:
        'The folder has no Terraform files (*.tf, *.tf.json). To check a plan, use its file.',
    });
  }
  return files;
}

async function list(folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (notConfiguration.has(entry.name)) continue;
    if (entry.isSymbolicLink()) {
      throw new CliError({
        code: 'symbolic-link',
        message: `${path} is a symbolic link. Replace it with the file that it points to.`,
      });
    }
    if (entry.isDirectory()) {
      found.push(...(await list(path)));
    } else if (configuration.test(entry.name)) {
      // A pipe would be waited for, a device read for ever.
      if (!entry.isFile()) {
        throw new CliError({
          code: 'not-a-file',
          message: `${path} is not a regular file. Replace it with one.`,
        });
      }
      found.push(path);
    }
  }
  return found;
}

async function readText(path: string, name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await readFile(path),
    );
  } catch (cause) {
    throw new CliError({
      code: 'path-unreadable',
      message: `${name} cannot be read as UTF-8 text.`,
      cause,
    });
  }
}
