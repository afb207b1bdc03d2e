import type { Client } from 'pg';
import { setTimeout } from 'node:timers/promises';
import { PostgresAccessError } from './errors';

const PATIENCE = 20_000;
const PAUSE = 100;

/**
 * Ends sessions until none is left. One look is not enough: a session that was just let in shows up a moment later,
 * so it has to be quiet twice.
 * @throws PostgresAccessError `sessions-left`
 * @internal
 */
export async function drain(client: Client, oid: string): Promise<number> {
  const deadline = performance.now() + PATIENCE;
  const ended = new Set<number>();
  for (let quiet = 0; quiet < 2; ) {
    const { rows } = await client.query<{ pid: number }>(
      // Materialised, so that no session is ended before it is known whose it is.
      `with own as materialized (
         select pid from pg_catalog.pg_stat_activity where usesysid = $1::pg_catalog.oid
       )
       select pid, pg_catalog.pg_terminate_backend(pid) from own`,
      [oid],
    );
    for (const { pid } of rows) ended.add(pid);
    quiet = rows.length === 0 ? quiet + 1 : 0;
    if (performance.now() > deadline) {
      throw new PostgresAccessError(
        'sessions-left',
        'Sessions of the account do not end',
      );
    }
    await setTimeout(PAUSE);
  }
  return ended.size;
}
