import type { Server } from './Server';

/**
 * Traces of a sealed emergency account: sessions that are open, and statements that the server counted while
 * nobody was looking. Each has a key, so that it is told once.
 * @public
 */
export async function sealedUse(
  server: Server,
  account: string,
): Promise<{ key: string; message: string }[]> {
  return server.use(async client => {
    const { rows: sessions } = await client.query<{
      key: string;
      since: string;
      address: string;
    }>(
      `select pid || '@' || backend_start as key, backend_start::text as since,
              coalesce(host(client_addr), 'this machine') as address
       from pg_stat_activity where usename = $1 order by backend_start`,
      [account],
    );
    return [
      ...sessions.map(({ key, since, address }) => ({
        key,
        message: `${account} is connected from ${address} since ${since}`,
      })),
      ...(await countedStatements(server, account)),
    ];
  });
}

async function countedStatements(
  server: Server,
  account: string,
): Promise<{ key: string; message: string }[]> {
  return server.use(async client => {
    const { rows: extension } = await client.query<{ schema: string }>(
      `select quote_ident(n.nspname) as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace
       where e.extname = 'pg_stat_statements' and pg_has_role(current_user, 'pg_read_all_stats', 'usage')`,
    );
    if (extension.length === 0) return [];
    const { rows } = await client.query<{ calls: string }>(
      `select coalesce(sum(s.calls), 0)::text as calls from ${extension[0].schema}.pg_stat_statements s
       join pg_roles r on r.oid = s.userid where r.rolname = $1`,
      [account],
    );
    const [{ calls }] = rows;
    return calls === '0'
      ? []
      : [
          {
            key: `statements-${calls}`,
            message: `${account} has run ${calls} statements since the server last counted from zero`,
          },
        ];
  });
}
