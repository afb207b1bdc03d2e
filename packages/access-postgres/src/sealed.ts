import type { Client } from 'pg';
import { countedStatements } from './countedStatements';
import { plainText } from './plainText';
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
      `select pid::pg_catalog.text || '@' || backend_start::pg_catalog.text as key,
              backend_start::pg_catalog.text as since,
              coalesce(pg_catalog.host(client_addr), 'this machine') as address
       from pg_catalog.pg_stat_activity where usename = $1::pg_catalog.name order by backend_start`,
      [account],
    );
    const connected = sessions.map(({ key, since, address }) => ({
      key,
      message: `${account} is connected from ${address} since ${since}`,
    }));
    return [...connected, ...(await statements(client, account))].map(
      ({ key, message }) => ({ key, message: plainText(message) }),
    );
  });
}

async function statements(
  client: Client,
  account: string,
): Promise<{ key: string; message: string }[]> {
  const source = await countedStatements(client);
  if (source === undefined) return [];
  const { rows } = await client.query<{ calls: string }>(
    `select coalesce(pg_catalog.sum(s.calls), 0)::pg_catalog.text as calls from ${source} s
     join pg_catalog.pg_roles r on r.oid = s.userid where r.rolname = $1::pg_catalog.name`,
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
}
