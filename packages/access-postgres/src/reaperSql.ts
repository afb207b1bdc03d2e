/**
 * The reaper: a function beside the data that locks accounts whose time is over and ends their sessions, whether
 * or not the service that made them is there. `psql` or `guardrails reap` calls it from time to time; each call
 * leaves its time, so that the service can say whether a reaper runs.
 *
 * It runs in the name of its caller, with a search path of its own. A schema of that name that another account
 * has made is refused, since its owner could put another function in the place of this one.
 * @public
 */
export const reaperSql = `begin;
set local search_path = pg_catalog, pg_temp;

do $guard$
begin
  if exists (
    select from pg_catalog.pg_namespace n join pg_catalog.pg_roles o on o.oid = n.nspowner
    where n.nspname = 'guardrails_reaper' and o.rolname <> current_user and not o.rolsuper
  ) then
    raise exception 'The schema guardrails_reaper belongs to another account. Look what is in it, then drop it';
  end if;
end
$guard$;

create schema if not exists guardrails_reaper;
revoke all on schema guardrails_reaper from public;

create table if not exists guardrails_reaper.last_run (
  only_row pg_catalog.bool primary key default true check (only_row),
  at pg_catalog.timestamptz not null
);

create or replace function guardrails_reaper.reap(prefix pg_catalog.text default 'guardrails_lease_')
returns pg_catalog.int4 language plpgsql set search_path = pg_catalog, pg_temp as $reap$
declare
  account pg_catalog.record;
  granted pg_catalog.record;
  ended pg_catalog.int4 := 0;
begin
  for account in
    select r.oid, r.rolname from pg_catalog.pg_roles r
    where pg_catalog.starts_with(r.rolname::pg_catalog.text, prefix)
      and r.rolvaliduntil <= pg_catalog.clock_timestamp()
      and (r.rolcanlogin
        or exists (select from pg_catalog.pg_auth_members m where m.member = r.oid)
        or exists (select from pg_catalog.pg_stat_activity a where a.usesysid = r.oid))
  loop
    -- A step that fails stops neither the next one nor the next account.
    begin
      execute pg_catalog.format('alter role %I nologin connection limit 0', account.rolname);
    exception when others then
      raise warning '% could not be locked: %', account.rolname, sqlerrm;
    end;
    for granted in
      select g.rolname from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.roleid
      where m.member = account.oid
    loop
      begin
        execute pg_catalog.format('revoke %I from %I', granted.rolname, account.rolname);
      exception when others then
        raise warning '% could not be taken from %: %', granted.rolname, account.rolname, sqlerrm;
      end;
    end loop;
    begin
      execute pg_catalog.format('grant %I to current_user', account.rolname);
      perform pg_catalog.pg_terminate_backend(a.pid) from pg_catalog.pg_stat_activity a
      where a.usesysid = account.oid;
    exception when others then
      raise warning 'Sessions of % could not be ended: %', account.rolname, sqlerrm;
    end;
    ended := ended + 1;
  end loop;
  insert into guardrails_reaper.last_run (at) values (pg_catalog.clock_timestamp())
    on conflict (only_row) do update set at = excluded.at;
  return ended;
end
$reap$;

revoke all on function guardrails_reaper.reap(pg_catalog.text) from public;
commit;
`;
