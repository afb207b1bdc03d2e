import type { Client } from 'pg';
import { disarmRole } from './disarmRole';
import type { EndedAccount } from './EndedAccount';
import type { EndReport } from './EndReport';
import { refuseForeignEventTriggers } from './eventTriggers';
import { ensureLeftoversRole } from './leftoversRole';
import { grantsOf } from './grantsOf';
import { execute, oidOf, transaction } from './statements';

/**
 * Disarms what an account left in one database and hands it over. Nothing is dropped, it may be data.
 *
 * A function or view runs with its owner's rights. So functions lose SECURITY DEFINER and everybody loses the rights
 * that the account gave on its objects, and then they go to a role that has no rights at all.
 * @throws PostgresAccessError `event-trigger-foreign`
 * @internal
 */
export async function tidyDatabase(
  client: Client,
  options: EndedAccount & { report: EndReport },
): Promise<void> {
  const { account, oid, note, roleOwnedNothing, leftovers, report } = options;
  if (!(await isConcerned(client, options))) return;
  await refuseForeignEventTriggers(client);
  const run = async (statements: string[]) => {
    for (const statement of statements) {
      await report.attempt(statement, () => client.query(statement));
    }
  };
  if (note && roleOwnedNothing) await run(await disarmRole(client, note));
  await run(await definers(client, oid));
  const given = await grantsOf(client, { oid, side: 'given' });
  for (const { own, statement } of given) {
    if (own) await run([statement]);
    else {
      await report.attempt(statement, () =>
        inItsName(client, { ...options, statement }),
      );
    }
  }
  if (await ownsAnything(client, oid)) {
    await report.attempt('What it left could not be handed over', () =>
      handOver(client, { account, heir: leftovers, role: note?.role }),
    );
  }
  await takeBack(client, options);
}

/** Whether the account or, before version 16, the role that it could become has anything here. */
async function isConcerned(
  client: Client,
  { oid, note }: EndedAccount,
): Promise<boolean> {
  const { rows } = await client.query<{ concerned: boolean }>(
    `select exists (
       select from pg_catalog.pg_shdepend d
       left join pg_catalog.pg_roles r on r.oid = d.refobjid
       where d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
         and d.dbid in (0::pg_catalog.oid, (select oid from pg_catalog.pg_database
                                            where datname = pg_catalog.current_database()))
         and (d.refobjid = $1::pg_catalog.oid
              or r.rolname = $2::pg_catalog.name and d.deptype = 'o'::pg_catalog."char")
     ) as concerned`,
    [oid, note?.role ?? null],
  );
  return rows[0].concerned;
}

async function definers(client: Client, oid: string): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(
    `select pg_catalog.format('alter routine %s security invoker', p.oid::pg_catalog.regprocedure) as statement
     from pg_catalog.pg_proc p where p.proowner = $1::pg_catalog.oid and p.prosecdef`,
    [oid],
  );
  return rows.map(({ statement }) => statement);
}

/**
 * On objects of others the server takes back what the current role granted. In our own name that could be what the
 * lent role granted to the same account, since we are a member of both. The schema may be open to the lent role
 * alone, so the account has it for the moment of one transaction, which no session of it sees.
 */
async function inItsName(
  client: Client,
  {
    account,
    note,
    statement,
  }: Pick<EndedAccount, 'account' | 'note'> & { statement: string },
): Promise<void> {
  const lent = await existing(client, note?.role);
  await transaction(client, async () => {
    for (const name of lent) {
      await execute(client, 'grant %I to %I', [name, account]);
    }
    await execute(client, 'set local role %I', [account]);
    await client.query(statement);
    await client.query('set local role none');
    for (const name of lent) {
      await execute(client, 'revoke %I from %I', [name, account]);
    }
  });
}

/** The role that was lent, where it is still there. */
async function existing(client: Client, role?: string): Promise<string[]> {
  return role !== undefined && (await oidOf(client, role)) !== undefined
    ? [role]
    : [];
}

/** Objects, that is; default privileges and user mappings are no data, and go with the account. */
async function ownsAnything(client: Client, oid: string): Promise<boolean> {
  const { rows } = await client.query<{ owns: boolean }>(
    `select exists (
       select from pg_catalog.pg_shdepend d
       where d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and d.refobjid = $1::pg_catalog.oid
         and d.deptype = 'o'::pg_catalog."char"
         and d.classid not in ('pg_catalog.pg_default_acl'::pg_catalog.regclass,
                               'pg_catalog.pg_user_mapping'::pg_catalog.regclass)
         and d.dbid in (0::pg_catalog.oid, (select oid from pg_catalog.pg_database
                                            where datname = pg_catalog.current_database()))
     ) as owns`,
    [oid],
  );
  return rows[0].owns;
}

/** To own an object one needs the right to make it there, which the lent role has; for the moment of one transaction. */
async function handOver(
  client: Client,
  { account, heir, role }: { account: string; heir: string; role?: string },
): Promise<void> {
  await ensureLeftoversRole(client, heir);
  const lent = await existing(client, role);
  await transaction(client, async () => {
    for (const name of lent) {
      await execute(client, 'grant %I to %I', [name, heir]);
    }
    await execute(client, 'reassign owned by %I to %I', [account, heir]);
    for (const name of lent) {
      await execute(client, 'revoke %I from %I', [name, heir]);
    }
  });
}

/**
 * Rights that it was given beside the role. The server takes all of them back or, where one cannot be, none; then
 * they go one by one, and what is left is named with who gave it. The statement that takes all would drop what could
 * not be handed over, so it is used only where nothing is left.
 */
async function takeBack(
  client: Client,
  { account, oid, report }: EndedAccount & { report: EndReport },
): Promise<void> {
  const gone =
    !(await ownsAnything(client, oid)) &&
    (await execute(client, 'drop owned by %I', [account]).then(
      () => true,
      () => false,
    ));
  if (!gone) {
    for (const { statement } of await grantsOf(client, { oid, side: 'got' })) {
      // What cannot be taken back is found below.
      await client.query(statement).catch(() => undefined);
    }
  }
  const left = await grantsOf(client, { oid, side: 'got' });
  report.hinder(
    left.map(
      ({ right, grantor, statement }) =>
        `${right} was granted by ${grantor}, who alone can take it back: ${statement}`,
    ),
  );
}
