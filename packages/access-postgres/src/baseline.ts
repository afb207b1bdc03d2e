import type { Client } from 'pg';
import { leftoversRole } from './leftoversRole';
import type { Baseline } from './note';
import { grantedRights, sharedRights } from './rights';
import type { Server } from './Server';

/** Rights as they are now, in every database that lets us in. @internal */
export async function takeBaseline(
  client: Client,
  server: Server,
): Promise<Baseline> {
  const { prefix } = server;
  const databases: Baseline['databases'] = {};
  for (const name of await visitable(client)) {
    const rights = await server
      .use(other => grantedRights(other, { prefix }), name)
      // A database that is not there now is not compared later, which the end says.
      .catch(() => undefined);
    if (rights) databases[name] = rights;
  }
  const leftovers = leftoversRole(server);
  return {
    shared: await sharedRights(client, { prefix, leftovers }),
    databases,
  };
}

/** Databases that the administrating account may connect to. @internal */
export async function visitable(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select datname::pg_catalog.text as name from pg_catalog.pg_database
     where datallowconn and pg_catalog.has_database_privilege(oid, 'connect'::pg_catalog.text) order by 1`,
  );
  return rows.map(({ name }) => name);
}
