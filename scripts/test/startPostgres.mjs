import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { which } from '../lib/which.mjs';
import { freePort } from './freePort.mjs';

/**
 * A PostgreSQL server of our own, with a random password on a free port, thrown away afterwards.
 *
 * @returns `connection` is its address; absent where there is no PostgreSQL, with the `reason`.
 */
export async function startPostgres() {
  const folders = packagedFolders();
  const initdb = which('initdb', folders);
  const control = which('pg_ctl', folders);
  const nothing = { stop: async () => {} };
  if (!initdb || !control) {
    return { ...nothing, reason: 'initdb and pg_ctl are not installed' };
  }
  const user = otherUser();
  if (user === null) {
    return {
      ...nothing,
      reason: 'it refuses to run as root, and there is no user postgres',
    };
  }

  const folder = mkdtempSync(join(tmpdir(), 'guardrails-postgres-'));
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  const data = join(folder, 'data');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) {
    chownSync(folder, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const as = (command, args) => {
    const result = spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 120_000,
      ...user,
    });
    if (result.status !== 0) {
      throw new Error(`${command} failed: ${result.stderr || result.error}`);
    }
  };
  try {
    as(initdb, [
      ...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256'],
      ...['--pwfile', passwordFile, '-E', 'UTF8', '--no-locale', '--no-sync'],
    ]);
    const port = await freePort();
    as(control, [
      ...['-D', data, '-w', '-l', join(folder, 'log'), 'start', '-o'],
      // nothing in here has to survive a power cut
      `-p ${port} -h 127.0.0.1 -k '' -c fsync=off -c full_page_writes=off -c max_connections=400`,
    ]);
    return {
      connection: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      async stop() {
        try {
          as(control, ['-D', data, '-m', 'immediate', '-w', 'stop']);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { ...nothing, reason: error.message };
  }
}

/** Debian keeps the server's programs off the search path. */
function packagedFolders() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  return readdirSync(base)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(base, version, 'bin'));
}

/** PostgreSQL refuses to run as root: the user to be instead, nothing where we are somebody else, null where there is none. */
function otherUser() {
  if (process.getuid?.() !== 0) return undefined;
  try {
    const id = flag =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}
