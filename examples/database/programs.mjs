import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

/** The version of the demo's database, whose files no other version reads. */
export const MAJOR = '15';

const exe = process.platform === 'win32' ? '.exe' : '';

/** What `scripts/fetch-postgres.mjs` fetched, in whole. */
const fetched = resolve(root, '.guardrails/postgres', MAJOR, 'native');

/** The folder of `initdb` and `postgres`: on the PATH, where Debian has it, or fetched. */
export function findPrograms({ path = process.env.PATH ?? '' } = {}) {
  return [
    ...path.split(delimiter).filter(Boolean),
    `/usr/lib/postgresql/${MAJOR}/bin`,
    join(fetched, 'bin'),
  ]
    .map(programsOf)
    .find(folder => folder !== undefined && majorOf(folder) === MAJOR);
}

/** Both are beside one another where they are installed, which may be elsewhere than the PATH leads. */
function programsOf(folder) {
  const initdb = join(folder, `initdb${exe}`);
  if (!existsSync(initdb)) return undefined;
  const installed = dirname(realpathSync(initdb));
  return existsSync(join(installed, `postgres${exe}`)) ? installed : undefined;
}

function majorOf(folder) {
  try {
    const answer = execFileSync(join(folder, `postgres${exe}`), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /\(PostgreSQL\) (\d+)/.exec(answer)?.[1];
  } catch {
    return undefined; // not for this processor, or not ours to run
  }
}

/** The checkout is closed to another user, who gets a copy of what was fetched into it. */
export function programsFor({ programs, account, place }) {
  if (!account || !programs.startsWith(fetched)) return programs;
  const copy = join(place, 'programs');
  if (!existsSync(copy)) {
    cpSync(fetched, copy, { recursive: true, verbatimSymlinks: true });
  }
  return join(copy, 'bin');
}
