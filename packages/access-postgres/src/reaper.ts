import type { Server } from './Server';

/** What the reaper did last counts for this long. */
const ALIVE = "interval '5 minutes'";

/**
 * The reaper: a function beside the data that locks accounts whose time is over and ends their sessions, whether
 * or not the service that made them is there. `psql` or `guardrails reap` calls it from time to time; each call
 * leaves its time, so that the service can say whether somebody does.
 * @public
 */
export const reaperSql = `create schema if not exists guardrails_reaper;
revoke all on schema guardrails_reaper from public;

create table if not exists guardrails_reaper.last_run (
  only_row boolean primary key default true check (only_row),
  at timestamptz not null
);

create or replace function guardrails_reaper.reap(prefix text default 'guardrails_lease_')
returns integer language plpgsql set search_path = pg_catalog, pg_temp as $reap$
declare
  account record;
  granted record;
  ended integer := 0;
begin
  for account in
    select r.oid, r.rolname from pg_roles r
    where starts_with(r.rolname, prefix) and r.rolvaliduntil <= clock_timestamp()
      and (r.rolcanlogin
        or exists (select from pg_auth_members m where m.member = r.oid)
        or exists (select from pg_stat_activity a where a.usesysid = r.oid))
  loop
    execute format('alter role %I nologin connection limit 0', account.rolname);
    for granted in
      select g.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = account.oid
    loop
      execute format('revoke %I from %I', granted.rolname, account.rolname);
    end loop;
    execute format('grant %I to current_user', account.rolname);
    perform pg_terminate_backend(a.pid) from pg_stat_activity a where a.usesysid = account.oid;
    ended := ended + 1;
  end loop;
  insert into guardrails_reaper.last_run (at) values (clock_timestamp())
    on conflict (only_row) do update set at = excluded.at;
  return ended;
end
$reap$;

revoke all on function guardrails_reaper.reap(text) from public;
`;

/** Puts the reaper into the database, or its newer version in its place. @public */
export async function installReaper(server: Server): Promise<void> {
  await server.use(client => client.query(reaperSql));
}

/** Ends what is over; answers how many accounts it was. @public */
export async function reap(server: Server): Promise<number> {
  return server.use(async client => {
    const { rows } = await client.query<{ ended: number }>(
      'select guardrails_reaper.reap($1) as ended',
      [server.prefix],
    );
    return rows[0].ended;
  });
}

/** Whether the reaper ran lately. @public */
export async function reaperIsAlive(server: Server): Promise<boolean> {
  return server.use(async client => {
    const { rows: there } = await client.query<{ there: boolean }>(
      `select to_regclass('guardrails_reaper.last_run') is not null as there`,
    );
    if (!there[0].there) return false;
    const { rows } = await client.query<{ alive: boolean }>(
      `select exists (select from guardrails_reaper.last_run where at > clock_timestamp() - ${ALIVE}) as alive`,
    );
    return rows[0].alive;
  });
}
