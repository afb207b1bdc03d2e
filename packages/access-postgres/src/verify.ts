import type { Client } from 'pg';
import { parseNote, type Note } from './note';
import { plainText } from './plainText';
import { roleDangers } from './roleDangers';
import type { Server } from './Server';

/** An account as it is now, and in what it is not as it was made. @public */
export type AccountFound = {
  lease: string;
  resource?: string;
  role?: string;
  until?: string;
  deviations: string[];
};

type AccountRow = {
  oid: string;
  rolname: string;
  comment: string | null;
  can_login: boolean;
  attributes: boolean;
  until: string | null;
  roles: string[];
  members: string[];
  owned: number;
};

/** Whether the account of a lease is there, exactly as it was made. @public */
export async function verify(
  server: Server,
  { lease, role, until }: { lease: string; role: string; until: string },
): Promise<AccountFound | undefined> {
  return server.use(async client => {
    const [row] = await readAccounts(client, {
      name: server.account(lease),
      by: 'name',
    });
    if (!row) return undefined;
    const found = await compare(client, server, row);
    if (found.role !== role || !sameTime(found.until, until)) {
      found.deviations.push('The account was made for another lease');
    }
    return found;
  });
}

/** @internal */
export async function readAccounts(
  client: Client,
  { name, by }: { name: string; by: 'name' | 'prefix' },
): Promise<AccountRow[]> {
  const condition =
    by === 'name'
      ? 'rolname = $1::pg_catalog.name'
      : 'pg_catalog.starts_with(rolname::pg_catalog.text, $1::pg_catalog.text)';
  const { rows } = await client.query<AccountRow>(
    `select r.oid::pg_catalog.text, rolname::pg_catalog.text, rolcanlogin as can_login,
            pg_catalog.split_part(pg_catalog.shobj_description(r.oid, 'pg_authid'::pg_catalog.name),
                                  pg_catalog.chr(10), 1) as comment,
            rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as attributes,
            pg_catalog.to_char(rolvaliduntil at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as until,
            array(select g.rolname::pg_catalog.text from pg_catalog.pg_auth_members m
                  join pg_catalog.pg_roles g on g.oid = m.roleid
                  where m.member = r.oid order by 1) as roles,
            array(select g.rolname::pg_catalog.text from pg_catalog.pg_auth_members m
                  join pg_catalog.pg_roles g on g.oid = m.member
                  where m.roleid = r.oid and g.rolname <> current_user order by 1) as members,
            (select pg_catalog.count(*)::pg_catalog.int4 from pg_catalog.pg_shdepend d
             where d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and d.refobjid = r.oid
               and d.deptype = 'o'::pg_catalog."char") as owned
     from pg_catalog.pg_roles r where ${condition} order by rolname`,
    [name],
  );
  return rows;
}

/** @internal */
export async function compare(
  client: Client,
  server: Server,
  row: AccountRow,
): Promise<AccountFound> {
  const lease = server.lease(row.rolname);
  const note = parseNote(row.comment);
  if (!note) {
    return { lease, deviations: ['The account has no note of its lease'] };
  }
  const { resource, role, until } = note;
  const deviations = [
    ...differences(row, note),
    ...((await passwordChanged(client, row, note))
      ? ['The password was changed']
      : []),
    ...((await roleDangers(client, role)) ?? []).map(
      danger => `The granted role changed: ${danger}`,
    ),
  ];
  return {
    lease,
    resource,
    role,
    until,
    deviations: deviations.map(plainText),
  };
}

function differences(row: AccountRow, note: Note): string[] {
  const { roles, members, owned } = row;
  const more = roles.filter(role => role !== note.role);
  return [
    ...(row.can_login ? [] : ['The account was locked']),
    ...(row.attributes ? ['The account got attributes beyond a role'] : []),
    ...(sameTime(row.until ?? undefined, note.until)
      ? []
      : ['The expiry of the password was changed']),
    ...(roles.includes(note.role) ? [] : [`It lost the role ${note.role}`]),
    ...(more.length > 0 ? [`It got more roles: ${more.join(', ')}`] : []),
    ...(members.length > 0
      ? [`It was granted to other roles: ${members.join(', ')}`]
      : []),
    ...(owned > 0 ? [`It owns ${owned} objects`] : []),
  ];
}

/** Where the administrating account may not read verifiers, it cannot be told; the start-up report says so. */
async function passwordChanged(
  client: Client,
  row: AccountRow,
  note: Note,
): Promise<boolean> {
  if (!(await mayReadVerifiers(client))) return false;
  const { rows } = await client.query<{ digest: string | null }>(
    `select pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(rolpassword, 'UTF8')), 'hex') as digest
     from pg_catalog.pg_authid where rolname = $1::pg_catalog.name`,
    [row.rolname],
  );
  return rows[0]?.digest !== note.verifier;
}

/** The right holds in the database in which it was granted, although accounts belong to the whole server. @internal */
export async function mayReadVerifiers(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_catalog.has_column_privilege('pg_catalog.pg_authid'::pg_catalog.text, 'rolpassword'::pg_catalog.text,
                                            'select'::pg_catalog.text)
        and pg_catalog.has_column_privilege('pg_catalog.pg_authid'::pg_catalog.text, 'rolname'::pg_catalog.text,
                                            'select'::pg_catalog.text) as may`,
  );
  return rows[0].may;
}

function sameTime(one: string | undefined, other: string): boolean {
  return one !== undefined && Date.parse(one) === Date.parse(other);
}
