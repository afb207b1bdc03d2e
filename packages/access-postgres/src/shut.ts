import type { Client } from 'pg';
import type { EndedAccount } from './EndedAccount';
import type { EndReport } from './EndReport';
import { versionOf } from './rights';
import { execute } from './statements';

/**
 * No new session, and no rights for those that are open: memberships count from one statement to the next.
 * @internal
 */
export async function shut(
  client: Client,
  options: EndedAccount & { report: EndReport },
): Promise<void> {
  const { account, oid, note, report } = options;
  await report.attempt('The account could not be locked', () =>
    execute(client, 'alter role %I nologin connection limit 0', [account]),
  );
  // From version 16 the same membership can come from several accounts, each to be taken back by name.
  const granted = (await versionOf(client)) >= 160000 ? ' granted by %I' : '';
  for (const { role, grantor } of await memberships(client, oid)) {
    if (note && role !== note.role) {
      report.add([`It was a member of ${role} too, granted by ${grantor}`]);
    }
    await report.attempt(
      `The role ${role}, granted by ${grantor}, could not be taken back`,
      () =>
        execute(client, `revoke %I from %I${granted} cascade`, [
          role,
          account,
          ...(granted === '' ? [] : [grantor]),
        ]),
    );
  }
  // It could lend itself on before version 16: others would go on acting in its name while it is tidied.
  for (const { member, grantor } of await members(client, oid)) {
    report.add([`${member} was a member of it, granted by ${grantor}`]);
    await report.attempt(`It could not be taken back from ${member}`, () =>
      execute(client, `revoke %I from %I${granted} cascade`, [
        account,
        member,
        ...(granted === '' ? [] : [grantor]),
      ]),
    );
  }
  // To end its sessions and hand over what it owns one has to be a member of it.
  await report.attempt('Its sessions and objects cannot be reached', () =>
    execute(client, 'grant %I to current_user', [account]),
  );
}

async function members(client: Client, oid: string) {
  const { rows } = await client.query<{ member: string; grantor: string }>(
    `select g.rolname::pg_catalog.text as member, coalesce(r.rolname, current_user)::pg_catalog.text as grantor
     from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.member
     left join pg_catalog.pg_roles r on r.oid = m.grantor
     where m.roleid = $1::pg_catalog.oid and g.rolname <> current_user order by 1, 2`,
    [oid],
  );
  return rows;
}

async function memberships(client: Client, oid: string) {
  const { rows } = await client.query<{ role: string; grantor: string }>(
    `select g.rolname::pg_catalog.text as role, coalesce(r.rolname, current_user)::pg_catalog.text as grantor
     from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.roleid
     left join pg_catalog.pg_roles r on r.oid = m.grantor
     where m.member = $1::pg_catalog.oid order by 1, 2`,
    [oid],
  );
  return rows;
}
