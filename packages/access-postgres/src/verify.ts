import type { Client } from 'pg';
import { parseNote, type Note } from './note';
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
    const [row] = await readAccounts(
      client,
      'rolname = $1',
      server.account(lease),
    );
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
  condition: 'rolname = $1' | 'starts_with(rolname, $1)',
  name: string,
): Promise<AccountRow[]> {
  const { rows } = await client.query<AccountRow>(
    `select r.oid::text, rolname, shobj_description(r.oid, 'pg_authid') as comment, rolcanlogin as can_login,
            rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as attributes,
            to_char(rolvaliduntil at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as until,
            array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid
                  where m.member = r.oid order by 1) as roles,
            array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.member
                  where m.roleid = r.oid and g.rolname <> current_user order by 1) as members,
            (select count(*)::int from pg_shdepend d
             where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o') as owned
     from pg_roles r where ${condition} order by rolname`,
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
    return { lease, deviations: ['Nothing says what the account is for'] };
  }
  const { resource, role, until } = note;
  return {
    lease,
    resource,
    role,
    until,
    deviations: [
      ...differences(row, note),
      ...((await passwordChanged(client, row, note))
        ? ['The password was changed']
        : []),
    ],
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
      : ['The end of the password was moved']),
    ...(roles.includes(note.role) ? [] : [`It lost the role ${note.role}`]),
    ...(more.length > 0 ? [`It got more roles: ${more.join(', ')}`] : []),
    ...(members.length > 0
      ? [`It was lent on to others: ${members.join(', ')}`]
      : []),
    ...(owned > 0 ? [`It owns ${owned} objects`] : []),
  ];
}

/** Where the administrating account may not read verifiers, nobody can tell; documentation says what to grant. */
async function passwordChanged(
  client: Client,
  row: AccountRow,
  note: Note,
): Promise<boolean> {
  const { rows: may } = await client.query<{ may: boolean }>(
    `select has_column_privilege('pg_catalog.pg_authid', 'rolpassword', 'select')
        and has_column_privilege('pg_catalog.pg_authid', 'rolname', 'select') as may`,
  );
  if (!may[0].may) return false;
  const { rows } = await client.query<{ digest: string | null }>(
    `select encode(sha256(convert_to(rolpassword, 'UTF8')), 'hex') as digest
     from pg_catalog.pg_authid where rolname = $1`,
    [row.rolname],
  );
  return rows[0]?.digest !== note.verifier;
}

function sameTime(one: string | undefined, other: string): boolean {
  return one !== undefined && Date.parse(one) === Date.parse(other);
}
