import { countedStatements } from './countedStatements';
import type { Server } from './Server';
import { oidOf } from './statements';

/**
 * What was done with an account, as far as the server counts statements. It has to be asked before the end.
 * @returns nothing where `pg_stat_statements` is not there or may not be read
 * @public
 */
export async function usage(
  server: Server,
  { lease }: { lease: string },
): Promise<string[] | undefined> {
  return server.use(async client => {
    const oid = await oidOf(client, server.account(lease));
    const source = await countedStatements(client);
    if (oid === undefined || source === undefined) return undefined;
    const { rows } = await client.query<{ verb: string; calls: string }>(
      `select coalesce(pg_catalog.upper(substring(s.query from '^\\s*(\\w{1,20})')), 'OTHER') as verb,
              pg_catalog.sum(s.calls)::pg_catalog.text as calls
       from ${source} s where s.userid = $1::pg_catalog.oid group by 1 order by 1`,
      [oid],
    );
    return hints(rows);
  });
}

const READING = ['SELECT', 'SHOW', 'EXPLAIN', 'SET', 'BEGIN', 'COMMIT'];

function hints(rows: { verb: string; calls: string }[]): string[] {
  if (rows.length === 0) return ['No statements were run'];
  const counted = rows.map(({ verb, calls }) => `${verb}: ${calls}`);
  const onlyRead = rows.every(({ verb }) => READING.includes(verb));
  return onlyRead
    ? [...counted, 'Only reads: a read-only role would have been enough']
    : counted;
}
