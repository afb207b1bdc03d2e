import type { Client } from 'pg';
import { PostgresAccessError } from './errors';

/**
 * A member can become the role, and everything the role is a member of, so all of them are looked at: attributes
 * that make roles or go past row security, built-in roles that reach the server's files and programs, and the
 * right to hand a role on to an account that stays.
 * @internal
 */
export async function refuseDangerous(
  client: Client,
  role: string,
): Promise<void> {
  const { rows } = await client.query<{ found: string; why: string }>(
    `with recursive reachable(oid) as (
       select oid from pg_roles where rolname = $1
       union
       select m.roleid from pg_auth_members m join reachable r on m.member = r.oid
     )
     select p.rolname as found,
            case when p.rolsuper or p.rolcreaterole or p.rolcreatedb or p.rolreplication or p.rolbypassrls
                   then 'has attributes beyond its grants'
                 when p.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
                                    'pg_signal_backend', 'pg_create_subscription', 'pg_maintain')
                   then 'reaches beyond the data'
                 when exists (select from pg_auth_members a where a.member = p.oid and a.admin_option)
                   then 'can hand roles on'
                 else null end as why
     from pg_roles p join reachable using (oid)`,
    [role],
  );
  if (rows.length === 0) {
    throw new PostgresAccessError('role-missing', `There is no role ${role}`);
  }
  const dangerous = rows.find(({ why }) => why !== null);
  if (dangerous) {
    throw new PostgresAccessError(
      'role-dangerous',
      `The role ${role} cannot be lent: ${dangerous.found} ${dangerous.why}`,
    );
  }
}
