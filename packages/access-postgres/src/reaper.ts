import type { Client } from 'pg';
import { PostgresAccessError } from './errors';
import { refuseForeignEventTriggers } from './eventTriggers';
import { reaperSql } from './reaperSql';
import type { Server } from './Server';
import { transaction } from './statements';

/** Puts the reaper into the database, or its newer version in its place. @public */
export async function installReaper(server: Server): Promise<void> {
  await server.use(async client => {
    await refuseForeignEventTriggers(client);
    await client.query(reaperSql);
    await refuseUnlessOwn(client);
  });
}

/**
 * Ends what is over; answers how many accounts it was.
 * @throws PostgresAccessError `reaper-missing`, `reaper-foreign`
 * @public
 */
export async function reap(server: Server): Promise<number> {
  return server.use(async client => {
    await refuseUnlessOwn(client);
    return transaction(client, async () => {
      const { rows } = await client.query<{ ended: number }>(
        'select guardrails_reaper.reap($1::pg_catalog.text) as ended',
        [server.prefix],
      );
      return rows[0].ended;
    });
  });
}

/** Whether the reaper ran lately; what it did last counts for five minutes. @public */
export async function reaperIsAlive(server: Server): Promise<boolean> {
  return server.use(async client => {
    if ((await stateOf(client)) !== 'own') return false;
    const { rows } = await client.query<{ alive: boolean }>(
      `select exists (
         select from guardrails_reaper.last_run
         where at > pg_catalog.clock_timestamp() - '5 minutes'::pg_catalog.interval
       ) as alive`,
    );
    return rows[0].alive;
  });
}

type ReaperState = 'missing' | 'own' | 'foreign';

/**
 * Whether what answers to the names of the reaper is ours: schema, function and table belong to this account or a
 * superuser, no other account can create beside them, and nothing of others runs when the table is read or written.
 * @internal
 */
export async function stateOf(client: Client): Promise<ReaperState> {
  const { rows } = await client.query<{ state: ReaperState }>(
    `with trusted as (select oid from pg_catalog.pg_roles where rolsuper or rolname = current_user),
          place as (select oid, nspowner, nspacl from pg_catalog.pg_namespace where nspname = 'guardrails_reaper')
     select case
       when not exists (select from place) then 'missing'
       when exists (
         select from place p
         where p.nspowner in (select oid from trusted)
           and not exists (select from pg_catalog.aclexplode(p.nspacl) a
                           where a.privilege_type = 'CREATE' and a.grantee not in (select oid from trusted))
           and not exists (select from pg_catalog.pg_proc f
                           where f.pronamespace = p.oid and f.proowner not in (select oid from trusted))
           and not exists (select from pg_catalog.pg_class c
                           where c.relnamespace = p.oid
                             and (c.relowner not in (select oid from trusted)
                                  or c.relkind not in ('r', 'i') or c.relrowsecurity
                                  or c.relhasrules or c.relhastriggers))
           and exists (select from pg_catalog.pg_class c
                       where c.relnamespace = p.oid and c.relname = 'last_run' and c.relkind = 'r')
       ) then 'own'
       else 'foreign'
     end as state`,
  );
  return rows[0].state;
}

async function refuseUnlessOwn(client: Client): Promise<void> {
  const state = await stateOf(client);
  if (state === 'own') return;
  throw state === 'missing'
    ? new PostgresAccessError(
        'reaper-missing',
        'The reaper is not installed. Run: guardrails reap install',
      )
    : new PostgresAccessError(
        'reaper-foreign',
        'Another account has made or can change what is in the schema guardrails_reaper. Review what is in it, drop it, and install the reaper again',
      );
}
