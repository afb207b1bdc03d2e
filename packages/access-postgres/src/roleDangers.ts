import type { Client } from 'pg';

/** Built-in roles that give data and numbers alone. Every other one, and each that a later version adds, is refused. */
const HARMLESS = [
  'pg_checkpoint',
  'pg_monitor',
  'pg_read_all_data',
  'pg_read_all_settings',
  'pg_read_all_stats',
  'pg_stat_scan_tables',
  'pg_use_reserved_connections',
  'pg_write_all_data',
];

/**
 * Why a role cannot be lent; `undefined` where there is no such role.
 *
 * A member has the rights of the role and of everything the role is a member of, so all of them are looked at. What
 * belongs to a role outlives the lease: its member can give rights on it to an account that stays, or change the
 * password of a role that can log in. Owners are known for the whole server in one place, so no database is visited.
 * @internal
 */
export async function roleDangers(
  client: Client,
  role: string,
  { mayOwn = false }: { mayOwn?: boolean } = {},
): Promise<string[] | undefined> {
  const { rows } = await client.query<{ name: string; dangers: string[] }>(
    `with recursive reachable(oid) as (
       select r.oid from pg_catalog.pg_roles r where r.rolname = $1::pg_catalog.name
       union
       select m.roleid from pg_catalog.pg_auth_members m join reachable r on m.member = r.oid
     )
     select p.rolname::pg_catalog.text as name,
            pg_catalog.array_remove(array[
              case when p.rolsuper then 'is a superuser' end,
              case when p.rolcanlogin then 'can log in' end,
              case when p.rolcreaterole then 'can create roles' end,
              case when p.rolcreatedb then 'can create databases' end,
              case when p.rolreplication then 'can replicate' end,
              case when p.rolbypassrls then 'bypasses row security' end,
              case when pg_catalog.starts_with(p.rolname::pg_catalog.text, 'pg_'::pg_catalog.text)
                    and not p.rolname::pg_catalog.text = any($2::pg_catalog.text[])
                   then 'reaches beyond the data' end,
              case when exists (select from pg_catalog.pg_auth_members a
                                where a.member = p.oid and a.admin_option)
                   then 'can hand roles on' end,
              (select 'owns objects or default privileges in ' || pg_catalog.string_agg(distinct
                        coalesce('database ' || d.datname::pg_catalog.text, 'the server as a whole'), ', ')
               from pg_catalog.pg_shdepend s left join pg_catalog.pg_database d on d.oid = s.dbid
               where s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and s.refobjid = p.oid
                 and s.deptype = 'o'::pg_catalog."char" and not $3::pg_catalog.bool)
            ], null) as dangers
     from pg_catalog.pg_roles p join reachable using (oid)
     order by p.rolname`,
    [role, HARMLESS, mayOwn],
  );
  if (rows.length === 0) return undefined;
  return rows.flatMap(({ name, dangers }) =>
    dangers.map(danger => `${name} ${danger}`),
  );
}
