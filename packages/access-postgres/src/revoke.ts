import type { Client } from 'pg';
import { setTimeout } from 'node:timers/promises';
import { drain } from './drain';
import { handOver, youngFunctions } from './leftovers';
import { readNote, type Note } from './note';
import type { Server } from './Server';
import { execute, oidOf } from './statements';

type Revoked = { existed: boolean; report: string[] };

/** `undefined_object`, `deadlock_detected`, and `internal_error` as in "tuple concurrently updated". */
const OVERTAKEN = ['42704', '40P01', 'XX000'];
const ATTEMPTS = 5;
const PAUSE = 200;

/**
 * Ends access: nobody gets in, nobody stays in, nothing it owned keeps working for it, and then it is gone.
 * Whatever step an earlier call stopped at, this one goes on from there.
 * @throws PostgresAccessError `sessions-left`
 * @public
 */
export async function revoke(
  server: Server,
  { lease }: { lease: string },
): Promise<{ existed: boolean; report: string[] }> {
  const account = server.account(lease);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await end(server, account);
    } catch (error) {
      if (attempt === ATTEMPTS || !isOvertaken(error)) throw error;
      await setTimeout(PAUSE);
    }
  }
}

/**
 * What a step says that another end of the same account has taken already. They are not kept apart by a lock of
 * the database: whoever has a session there could take it first, and keep their access.
 */
function isOvertaken(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return OVERTAKEN.includes(String(code));
}

async function end(server: Server, account: string): Promise<Revoked> {
  return server.use(async client => {
    const oid = await oidOf(client, account);
    if (oid === undefined) return { existed: false, report: [] };
    const note = await readNote(client, oid);
    const heir = await heirOf(client, oid, note);
    await shut(client, { account, oid });
    await drain(client, oid);
    const report: string[] = await preparedTransactions(client, account);
    for (const database of await databasesOf(client, oid)) {
      report.push(
        ...(await server.use(
          other => tidy(other, { account, oid, heir, note }),
          database,
        )),
      );
    }
    await execute(client, 'drop role %I', [account]);
    // Somebody who was just let in when the door closed: without a role, but with a connection.
    await drain(client, oid);
    return { existed: true, report };
  });
}

/** The role that it was lent gets what is left; where nothing says which, the administrating account does. */
async function heirOf(
  client: Client,
  oid: string,
  note: Note | undefined,
): Promise<string> {
  const { rows } = await client.query<{ heir: string }>(
    `select coalesce(
       (select rolname from pg_roles where rolname = $2),
       (select g.rolname from pg_auth_members m join pg_roles g on g.oid = m.roleid
        where m.member = $1::oid order by 1 limit 1),
       current_user)::text as heir`,
    [oid, note?.role ?? null],
  );
  return rows[0].heir;
}

/** No new session, and no rights for those that are open: memberships count from one statement to the next. */
async function shut(
  client: Client,
  { account, oid }: { account: string; oid: string },
): Promise<void> {
  await execute(client, 'alter role %I nologin connection limit 0', [account]);
  const { rows } = await client.query<{ role: string }>(
    `select g.rolname::text as role from pg_auth_members m join pg_roles g on g.oid = m.roleid
     where m.member = $1::oid`,
    [oid],
  );
  for (const { role } of rows) {
    await execute(client, 'revoke %I from %I', [role, account]);
  }
  // To end its sessions and hand over what it owns one has to be a member of it.
  await execute(client, 'grant %I to current_user', [account]);
}

/** Every database in which something belongs to it or was granted to it, and the one that we are in. */
async function databasesOf(client: Client, oid: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select datname::text as name from pg_database
     where datname = current_database()
        or oid in (select dbid from pg_shdepend
                   where refclassid = 'pg_authid'::regclass and refobjid = $1::oid)
     order by 1`,
    [oid],
  );
  return rows.map(({ name }) => name);
}

async function tidy(
  client: Client,
  options: { account: string; oid: string; heir: string; note?: Note },
): Promise<string[]> {
  const { note } = options;
  const young = note ? await youngFunctions(client, note) : [];
  return [...young, ...(await handOver(client, options))];
}

/** Work that was prepared and never finished outlives its session; only its owner or a superuser can end it. */
async function preparedTransactions(
  client: Client,
  account: string,
): Promise<string[]> {
  const { rows } = await client.query<{ gid: string }>(
    'select gid from pg_prepared_xacts where owner = $1 order by 1',
    [account],
  );
  return rows.map(
    ({ gid }) => `A prepared transaction was left, end it by hand: ${gid}`,
  );
}
