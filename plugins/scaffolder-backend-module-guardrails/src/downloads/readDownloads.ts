import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { isConfiguration } from '../modules';
import { digestText } from '../plans/digest';
import type { DownloadedPackage, Downloads } from './Downloads';
import { readManifest, type InstalledModule } from './readManifest';
import { readTree } from './readTree';
import { refuseDownload } from './refuseDownload';

/**
 * Looks at everything below the folder of modules, by Terraform's list and by what is on disk: each folder belongs to
 * an entry, each entry has its folder. Digests cover every file; configuration is what Terraform loads, every file of
 * every module on the list. Examples and tests that come with a package are neither.
 * @internal
 */
export async function readDownloads(options: {
  directory: string;
}): Promise<Downloads> {
  const { directory } = options;
  const root = join(directory, 'data/modules');
  const installed = await readManifest({ directory });
  const roots = installed.filter(({ key, package: own }) => own === key);
  await refuseStrays(root, roots);
  const packages: DownloadedPackage[] = [];
  for (const { key, source, version } of roots) {
    packages.push({
      key,
      source,
      ...(version && { version }),
      digest: await readTree({ key, folder: join(root, key) }),
    });
  }
  const configuration: Record<string, string> = {};
  for (const module of installed) {
    if (module.package === undefined) continue;
    for (const [name, text] of await readConfiguration(module)) {
      const path = relative(root, join(module.folder, name));
      configuration[`.terraform/modules/${path.split(sep).join('/')}`] = text;
    }
  }
  const places = installed.map(({ key, source, folder }) => [
    key,
    source,
    relative(directory, folder),
  ]);
  return {
    packages,
    configuration,
    digest: digestText(
      canonicalJson({
        version: 'guardrails/downloads/v1',
        places,
        packages: packages.map(({ key, digest }) => [key, digest]),
      }),
    ),
  };
}

async function refuseStrays(
  root: string,
  roots: InstalledModule[],
): Promise<void> {
  const known = new Set(['modules.json', ...roots.map(({ key }) => key)]);
  const found = await readdir(root).catch(error => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const stray = found.find(name => !known.has(name));
  if (stray === undefined) return;
  refuseDownload(
    `Below the downloaded modules is "${stray}", which no module requires.`,
  );
}

async function readConfiguration(
  module: InstalledModule,
): Promise<Array<[string, string]>> {
  const names = (await readdir(module.folder)).filter(isConfiguration).sort();
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [
        name,
        decode(module, name, await readFile(join(module.folder, name))),
      ],
    ),
  );
}

/** What is evaluated has to be what Terraform reads, to the last byte. */
function decode(module: InstalledModule, name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return refuseDownload(
      `"${name}" of the downloaded module "${module.key}" is not UTF-8 text.`,
    );
  }
}
