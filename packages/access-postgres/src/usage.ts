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
    const { rows: extension } = await client.query<{ schema: string }>(
      `select quote_ident(n.nspname) as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace
       where e.extname = 'pg_stat_statements' and pg_has_role(current_user, 'pg_read_all_stats', 'usage')`,
    );
    if (oid === undefined || extension.length === 0) return undefined;
    const { rows } = await client.query<{ verb: string; calls: string }>(
      `select upper(substring(query from '^\\s*(\\w+)')) as verb, sum(calls)::text as calls
       from ${extension[0].schema}.pg_stat_statements where userid = $1::oid group by 1 order by 1`,
      [oid],
    );
    return hints(rows);
  });
}

const READING = ['SELECT', 'SHOW', 'EXPLAIN', 'SET', 'BEGIN', 'COMMIT'];

function hints(rows: { verb: string; calls: string }[]): string[] {
  if (rows.length === 0) return ['No statement was run'];
  const counted = rows.map(({ verb, calls }) => `${verb}: ${calls}`);
  const onlyRead = rows.every(({ verb }) => READING.includes(verb));
  return onlyRead
    ? [...counted, 'It only read: a role that can only read would have done']
    : counted;
}
