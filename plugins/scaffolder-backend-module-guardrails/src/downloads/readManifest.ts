import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { refuseDownload } from './refuseDownload';

const manifestSchema = z.object({
  Modules: z.array(
    z.object({
      Key: z.string(),
      Source: z.string(),
      Version: z.string().optional(),
      Dir: z.string(),
    }),
  ),
});

/** A module that Terraform loads, as its list of modules says. @internal */
export type InstalledModule = {
  key: string;
  source: string;
  version?: string;
  /** Full path of its folder. */
  folder: string;
  /** Key of the package it came with; the root module has none. */
  package?: string;
};

/**
 * Reads Terraform's list of modules, the one source of what it loads: a folder that is not in it is never configuration.
 * Each module has to be where its source says: a downloaded one in the folder that carries its key, a local one below
 * the module that calls it and inside of the same package. So no entry leads out of what is looked at.
 * @internal
 */
export async function readManifest(options: {
  directory: string;
}): Promise<InstalledModule[]> {
  const work = join(options.directory, 'work');
  const root = join(options.directory, 'data/modules');
  const text = await readFile(join(root, 'modules.json'), 'utf8').catch(
    error => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (text === undefined) return [];
  const { Modules } = manifestSchema.parse(JSON.parse(text));
  const installed = new Map<string, InstalledModule>([
    ['', { key: '', source: '', folder: work }],
  ]);
  // A module comes after the one that calls it, because its key is longer.
  const entries = Modules.filter(({ Key }) => Key !== '').sort(
    (a, b) => a.Key.split('.').length - b.Key.split('.').length,
  );
  for (const { Key: key, Source: source, Version: version, Dir } of entries) {
    const caller = installed.get(key.split('.').slice(0, -1).join('.'));
    if (!caller || installed.has(key) || !isKey(key)) {
      refuseDownload(`The list of modules has an entry "${key}" out of place.`);
    }
    const folder = resolve(work, Dir);
    const isLocal = /^\.\.?(?:\/|$)/.test(source);
    const own = isLocal ? caller.package : key;
    const inside = own === undefined ? work : join(root, own);
    const expected = isLocal ? resolve(caller.folder, source) : folder;
    if (folder !== expected || !isBelow(inside, folder)) {
      refuseDownload(
        `Module "${key}" (${withoutSecrets(
          source,
        )}) leads out of the module that calls it. Call modules inside of the same module, or ones that are downloaded.`,
      );
    }
    installed.set(key, {
      key,
      source,
      ...(version && { version }),
      folder,
      ...(own !== undefined && { package: own }),
    });
  }
  return [...installed.values()].filter(({ key }) => key !== '');
}

/** Names of modules, which are names of folders here. */
function isKey(key: string): boolean {
  return key
    .split('.')
    .every(name => /^[\p{L}_][\p{L}\p{N}\p{M}_-]*$/u.test(name));
}

function isBelow(folder: string, path: string): boolean {
  const parts = relative(folder, path).split(sep);
  return (
    !isAbsolute(relative(folder, path)) &&
    parts[0] !== '..' &&
    // Version control's own folder is taken away before anything is looked at.
    !parts.includes('.git')
  );
}

/** A source as it may be shown: user names, passwords and keys stand in addresses. @internal */
export function withoutSecrets(source: string): string {
  return source
    .replace(/:\/\/[^/@]*@/, '://***@')
    .replace(/\?.*$/s, query =>
      /^\?ref=[\w./-]+$/.test(query) ? query : '?***',
    );
}
