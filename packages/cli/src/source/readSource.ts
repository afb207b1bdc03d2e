import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { CliError } from '../errors';
import { maskText } from './maskText';

/** One Terraform file; `masked` has the same length and lines, without what is in strings and comments. @internal */
export type SourceFile = { path: string; text: string; masked: string };

/** The `.tf` and `.tofu` files of a folder, by the folder they are in; the root is `''`. @internal */
export type Source = {
  /** As the caller named it. */
  folder: string;
  folders: ReadonlyMap<string, readonly SourceFile[]>;
};

/** What is beyond has no line; what a finding says does not depend on it. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;

const hasBlocks = /\.(tf|tofu)$/;

/**
 * Reads the Terraform files of a folder, to look lines up in them. It may be a whole repository: links, hidden folders,
 * `node_modules` and files that are no text are passed over, and a finding in them has no line.
 * @throws CliError `path-not-found`
 * @internal
 */
export async function readSource(folder: string): Promise<Source> {
  const folders = new Map<string, SourceFile[]>();
  let total = 0;
  for await (const path of filesOf(folder, '')) {
    const text = await readText(join(folder, path));
    total += text?.length ?? 0;
    if (total > MAXIMUM_BYTES) break;
    if (text === undefined) continue;
    const parent = posix.dirname(path);
    const key = parent === '.' ? '' : parent;
    const files = folders.get(key) ?? [];
    files.push({ path, text, masked: maskText(text) });
    folders.set(key, files);
  }
  return { folder, folders };
}

/** Paths below the root, in their order. */
async function* filesOf(root: string, below: string): AsyncIterable<string> {
  const entries = await entriesOf(root, below);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = posix.join(below, entry.name);
    if (entry.isDirectory()) {
      const isPassedOver =
        entry.name === 'node_modules' || entry.name.startsWith('.');
      if (!isPassedOver) yield* filesOf(root, path);
    } else if (entry.isFile() && hasBlocks.test(entry.name)) {
      yield path;
    }
  }
}

async function entriesOf(root: string, below: string) {
  try {
    return await readdir(join(root, below), { withFileTypes: true });
  } catch (cause) {
    if (below !== '') return [];
    throw new CliError({
      code: 'path-not-found',
      message: `Cannot read the folder ${root} of --source.`,
      cause,
    });
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).size > MAXIMUM_BYTES) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await readFile(path),
    );
  } catch {
    return undefined;
  }
}
