import type { Client } from 'pg';
import type { Note } from './note';

/**
 * Before version 16 a member can become the role and leave functions and views under its name, which run with its
 * rights for everybody. The role owned nothing when it was lent, so those younger than the account came meanwhile:
 * functions lose those rights, and others lose their rights on the views.
 * @returns statements
 * @internal
 */
export async function disarmRole(
  client: Client,
  { role, xid }: Note,
): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(
    `with role as (select oid from pg_catalog.pg_roles where rolname = $1::pg_catalog.name),
     young(statement) as (
       select pg_catalog.format('alter routine %s security invoker', p.oid::pg_catalog.regprocedure)
       from pg_catalog.pg_proc p join role on role.oid = p.proowner
       where p.prosecdef and ${younger('p.xmin')}
       union all
       select pg_catalog.format('revoke all on table %s from %s cascade', c.oid::pg_catalog.regclass,
                case when a.grantee = 0::pg_catalog.oid then 'public'
                     else pg_catalog.quote_ident(e.rolname::pg_catalog.text) end)
       from pg_catalog.pg_class c join role on role.oid = c.relowner
       cross join lateral pg_catalog.aclexplode(c.relacl) a
       left join pg_catalog.pg_roles e on e.oid = a.grantee
       where c.relkind in ('v', 'm') and a.grantee <> c.relowner and ${younger(
         'c.xmin',
       )}
     )
     select distinct statement from young order by 1`,
    [role, xid],
  );
  return rows.map(({ statement }) => statement);
}

function younger(xmin: string): string {
  return `pg_catalog.age(${xmin}) <= pg_catalog.age(
            ($2::pg_catalog.numeric % 4294967296)::pg_catalog.text::pg_catalog.xid)`;
}
