import type { Client } from 'pg';
import { PostgresAccessError } from './errors';
import { roleDangers } from './roleDangers';
import type { Server } from './Server';
import { execute, oidOf } from './statements';

/**
 * The role that gets what accounts leave behind. It has no rights and is a member of nothing, so a function or a view of it
 * reads nothing, and the role that was lent owns nothing afterwards either.
 * @internal
 */
export function leftoversRole(server: Server): string {
  return `left_by_${server.prefix.replace(/_$/, '')}`;
}

/** @throws PostgresAccessError `role-dangerous` where the role that is there has rights of others @internal */
export async function ensureLeftoversRole(
  client: Client,
  role: string,
): Promise<void> {
  if ((await oidOf(client, role)) === undefined) {
    await execute(client, 'create role %I nologin', [role]);
  }
  const { rows: memberships } = await client.query<{ name: string }>(
    `select g.rolname::pg_catalog.text as name from pg_catalog.pg_auth_members a
     join pg_catalog.pg_roles g on g.oid = a.roleid join pg_catalog.pg_roles m on m.oid = a.member
     where m.rolname = $1::pg_catalog.name`,
    [role],
  );
  const wrong = [
    ...((await roleDangers(client, role, { mayOwn: true })) ?? []),
    ...memberships.map(({ name }) => `${role} is a member of ${name}`),
  ];
  if (wrong.length > 0) {
    throw new PostgresAccessError(
      'role-dangerous',
      `The role ${role} cannot take what leases leave behind: ${wrong.join(
        ', ',
      )}`,
    );
  }
  // To hand objects to a role one has to be a member of it.
  await execute(client, 'grant %I to current_user', [role]);
}
