import type { Client } from 'pg';
import { PostgresAccessError } from './errors';

/**
 * An event trigger runs its function in the name of the account that changes something in the database, us included. Only a
 * superuser can make one, but what it runs may belong to an account that can change it.
 * @internal
 */
export async function foreignEventTriggers(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select pg_catalog.format('event trigger %s runs a function of %s', e.evtname, o.rolname) as line
     from pg_catalog.pg_event_trigger e
     join pg_catalog.pg_proc p on p.oid = e.evtfoid
     join pg_catalog.pg_roles o on o.oid = p.proowner
     where e.evtenabled <> 'D'::pg_catalog."char" and not o.rolsuper and o.rolname <> current_user
     order by 1`,
  );
  return rows.map(({ line }) => line);
}

/** Before anything is changed in a database. @throws PostgresAccessError `event-trigger-foreign` @internal */
export async function refuseForeignEventTriggers(
  client: Client,
): Promise<void> {
  const found = await foreignEventTriggers(client);
  if (found.length === 0) return;
  throw new PostgresAccessError(
    'event-trigger-foreign',
    `It would run as the administrating account: ${found.join(
      ', ',
    )}. Give the function to a superuser`,
  );
}
