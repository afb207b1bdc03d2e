import type { Client } from 'pg';
import { execute } from './statements';

/**
 * What an account leaves behind in one database: named for the record, disarmed, and handed to the role it was lent,
 * never dropped: it may be data.
 *
 * A function or view runs with its owner's rights, and the owner is about to become the role. So functions lose
 * SECURITY DEFINER and everybody loses every right on what was left, before it changes hands.
 * @internal
 */
export async function handOver(
  client: Client,
  { account, oid, heir }: { account: string; oid: string; heir: string },
): Promise<string[]> {
  const report = [
    ...(await ownedObjects(client, oid)),
    ...(await triggers(client, oid)),
  ];
  await disarm(client, oid);
  await execute(client, 'reassign owned by %I to %I', [account, heir]);
  await execute(client, 'drop owned by %I', [account]);
  return report;
}

async function ownedObjects(client: Client, oid: string): Promise<string[]> {
  const { rows } = await client.query<{ sentence: string }>(
    `select case when p.prosecdef then 'A SECURITY DEFINER function was left and made harmless: '
                 else 'Left behind: ' end
            || pg_describe_object(d.classid, d.objid, d.objsubid) || ' in database ' || current_database() as sentence
     from pg_shdepend d
     left join pg_proc p on d.classid = 'pg_proc'::regclass and p.oid = d.objid
     where d.refclassid = 'pg_authid'::regclass and d.refobjid = $1::oid and d.deptype = 'o'
       and d.dbid = (select oid from pg_database where datname = current_database())
     order by 1`,
    [oid],
  );
  return rows.map(({ sentence }) => sentence);
}

/** A trigger on somebody else's table runs the account's code with the rights of whoever changes a row. */
async function triggers(client: Client, oid: string): Promise<string[]> {
  const { rows } = await client.query<{ sentence: string }>(
    `select 'A trigger of it still runs, look at it: ' || pg_describe_object('pg_trigger'::regclass, t.oid, 0) as sentence
     from pg_trigger t join pg_proc p on p.oid = t.tgfoid
     where p.proowner = $1::oid and not t.tgisinternal order by 1`,
    [oid],
  );
  return rows.map(({ sentence }) => sentence);
}

async function disarm(client: Client, oid: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('alter routine %s security invoker', p.oid::regprocedure) as statement
     from pg_proc p where p.proowner = $1::oid and p.prosecdef
     union all
     select distinct format('revoke all on routine %s from %s', p.oid::regprocedure,
              case when a.grantee = 0 then 'public' else quote_ident(g.rolname) end)
     from pg_proc p cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
     left join pg_roles g on g.oid = a.grantee
     where p.proowner = $1::oid and a.grantee <> p.proowner
     union all
     select distinct format('revoke all on %s %s from %s', case when c.relkind = 'S' then 'sequence' else 'table' end,
              c.oid::regclass, case when a.grantee = 0 then 'public' else quote_ident(g.rolname) end)
     from pg_class c cross join aclexplode(c.relacl) a left join pg_roles g on g.oid = a.grantee
     where c.relowner = $1::oid and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and a.grantee <> c.relowner`,
    [oid],
  );
  for (const { statement } of rows) await client.query(statement);
}

/** Functions of the role itself that run with its rights and are younger than the account. @internal */
export async function youngFunctions(
  client: Client,
  { role, xid }: { role: string; xid: string },
): Promise<string[]> {
  const { rows } = await client.query<{ sentence: string }>(
    `select 'A SECURITY DEFINER function of ' || $1 || ' was made or changed meanwhile, look at it: '
            || p.oid::regprocedure || ' in database ' || current_database() as sentence
     from pg_proc p join pg_roles r on r.oid = p.proowner
     where r.rolname = $1 and p.prosecdef
       and age(p.xmin) <= age(($2::numeric % 4294967296)::text::xid)
     order by 1`,
    [role, xid],
  );
  return rows.map(({ sentence }) => sentence);
}
