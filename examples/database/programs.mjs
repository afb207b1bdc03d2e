import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { INSTALL } from './refusalOfServer.mjs';

/** The version of the demo's database, whose files no other version reads. */
export const MAJOR = '15';

/** What `scripts/fetch-postgres.mjs` fetched, in whole. */
const fetched = resolve(root, '.guardrails/postgres', MAJOR, 'native');

/**
 * The folder of `initdb` and `postgres`: on the PATH, where Debian has it, or fetched. The account that the server runs
 * as can run them; what was fetched it gets as a copy.
 */
export function findPrograms({ account, path = process.env.PATH ?? '' }) {
  const installed = [
    ...path.split(delimiter).filter(Boolean),
    `/usr/lib/postgresql/${MAJOR}/bin`,
  ]
    .map(programsOf)
    .find(folder => folder && runs(folder, account));
  if (installed) return installed;
  const folder = join(fetched, 'bin');
  return runs(folder) ? folder : undefined;
}

/** Both are beside one another where they are installed, which may be elsewhere than the PATH leads. */
function programsOf(folder) {
  const initdb = join(folder, 'initdb');
  if (!existsSync(initdb)) return undefined;
  const installed = dirname(realpathSync(initdb));
  return existsSync(join(installed, 'postgres')) ? installed : undefined;
}

/** Whether they are of our version, for this processor, and the account's to run. */
function runs(folder, account) {
  try {
    const answer = execFileSync(join(folder, 'postgres'), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      ...account,
    });
    return /\(PostgreSQL\) (\d+)/.exec(answer)?.[1] === MAJOR;
  } catch {
    return false;
  }
}

/** The checkout is closed to another user, who gets a copy of what was fetched into it. */
export function programsFor({ programs, account, place }) {
  if (!account || !programs.startsWith(fetched)) return programs;
  const copy = join(place, 'programs');
  if (!existsSync(copy)) {
    const part = `${copy}.part`;
    rmSync(part, { recursive: true, force: true });
    cpSync(fetched, part, { recursive: true, verbatimSymlinks: true });
    renameSync(part, copy);
  }
  const folder = join(copy, 'bin');
  if (runs(folder, account)) return folder;
  throw new Error(
    `The user postgres cannot run the PostgreSQL that was downloaded. ${INSTALL}.`,
  );
}
