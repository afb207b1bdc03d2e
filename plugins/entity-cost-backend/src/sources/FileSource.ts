import {
  type BillingFile,
  type BillingReading,
  type BillingSource,
  BillingSourceError,
} from '@backstage-guardrails/plugin-entity-cost-node';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { currentFiles, isManifest } from './currentFiles';
import { isBillingFile } from './isBillingFile';

/** Folders in a folder of files. */
const DEPTH = 5;

/** Files and folders of this machine. Links in a folder are not followed; a path that is configured may be one. */
export class FileSource implements BillingSource {
  readonly kind = 'files';

  readonly #paths: readonly string[];

  constructor(
    readonly id: string,
    readonly title: string,
    options: { paths: readonly string[] },
    readonly reading?: BillingReading,
  ) {
    this.#paths = options.paths;
  }

  async list(): Promise<BillingFile[]> {
    const found: string[] = [];
    for (const path of this.#paths) {
      try {
        const entry = await stat(path);
        found.push(...(entry.isDirectory() ? await within(path, 0) : [path]));
      } catch {
        throw new BillingSourceError({
          code: 'source-unreachable',
          message: `${path} cannot be read`,
        });
      }
    }
    const [files, manifests] = await Promise.all(
      [found.filter(path => !isManifest(path)), found.filter(isManifest)].map(
        paths => Promise.all(paths.sort().map(fileAt)),
      ),
    );
    if (files.length === 0) {
      throw new BillingSourceError({
        code: 'source-empty',
        message: 'no file ends with .csv, .csv.gz, .parquet or .json',
      });
    }
    return currentFiles({
      files,
      manifests,
      read: path => readFile(path, 'utf8'),
    });
  }
}

async function within(folder: string, depth: number): Promise<string[]> {
  if (depth > DEPTH) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return within(path, depth + 1);
      const place = `${basename(folder)}/${entry.name}`;
      const wanted = isBillingFile(place) || isManifest(place);
      return entry.isFile() && wanted ? [path] : [];
    }),
  );
  return found.flat();
}

async function fileAt(
  path: string,
): Promise<BillingFile & { modified: number }> {
  const { mtimeMs, size, ino } = await lstat(path);
  return {
    name: path,
    version: `${mtimeMs} ${size} ${ino}`,
    path,
    modified: mtimeMs,
    open: async ({ signal }) =>
      createReadStream(path, { signal, highWaterMark: 1_048_576 }),
  };
}
