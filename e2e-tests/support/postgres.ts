import { execFileSync, spawnSync } from 'node:child_process';

/** Runs a statement with `psql`, as the administrator of the server. */
export function administer(connection: string, sql: string): string {
  return execFileSync(
    'psql',
    [connection, '-v', 'ON_ERROR_STOP=1', '-Atc', sql],
    { encoding: 'utf8' },
  ).trim();
}

/** What a person gets who tries a statement with `psql` and an account of their own. */
export function query(
  account: { connection: string; username: string; password: string },
  sql: string,
): { ok: boolean; output: string } {
  const { hostname, port, pathname } = new URL(account.connection);
  const { status, stdout, stderr } = spawnSync(
    'psql',
    [
      ...['-h', hostname, '-p', port, '-d', pathname.slice(1)],
      ...['-U', account.username, '-Atc', sql],
    ],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        PGPASSWORD: account.password,
        PGCONNECT_TIMEOUT: '10',
      },
    },
  );
  return { ok: status === 0, output: (status === 0 ? stdout : stderr).trim() };
}
