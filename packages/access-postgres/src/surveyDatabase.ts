import type { Client } from 'pg';
import type { EndedAccount } from './EndedAccount';
import { differencesOf, grantedRights, type Rights } from './rights';

/** What an account leaves behind in one database, and what changed there meanwhile. Nothing is changed. @internal */
export async function surveyDatabase(
  client: Client,
  ended: EndedAccount & { before: Rights | undefined },
): Promise<string[]> {
  const { oid, note, roleOwnedNothing, before } = ended;
  const place = await placeOf(client);
  return [
    ...(await ownedObjects(client, oid)).map(line => `${line}${place}`),
    ...(await triggers(client, oid)).map(line => `${line}${place}`),
    ...(note && roleOwnedNothing
      ? await objectsOfRole(client, note.role)
      : []
    ).map(line => `${line}${place}`),
    ...(before
      ? differencesOf(before, await grantedRights(client, ended)).map(
          line => `${line}${place}`,
        )
      : []),
  ];
}

async function placeOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ place: string }>(
    `select ' in database ' || pg_catalog.current_database()::pg_catalog.text as place`,
  );
  return rows[0].place;
}

async function ownedObjects(client: Client, oid: string): Promise<string[]> {
  const { rows } = await client.query<{ sentence: string }>(
    `select case when p.prosecdef then 'A SECURITY DEFINER function was left and made harmless: '
                 else 'Left behind: ' end
            || pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) as sentence
     from pg_catalog.pg_shdepend d
     left join pg_catalog.pg_proc p on d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and p.oid = d.objid
     where d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and d.refobjid = $1::pg_catalog.oid
       and d.deptype = 'o'::pg_catalog."char"
       and d.dbid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
     order by 1`,
    [oid],
  );
  return rows.map(({ sentence }) => sentence);
}

/** A trigger on a table of others runs the account's code with the rights of the account that changes a row. */
async function triggers(client: Client, oid: string): Promise<string[]> {
  const { rows } = await client.query<{ sentence: string }>(
    `select 'A trigger of it still runs, look at it: '
            || pg_catalog.pg_describe_object('pg_catalog.pg_trigger'::pg_catalog.regclass, t.oid, 0) as sentence
     from pg_catalog.pg_trigger t join pg_catalog.pg_proc p on p.oid = t.tgfoid
     where p.proowner = $1::pg_catalog.oid and not t.tgisinternal order by 1`,
    [oid],
  );
  return rows.map(({ sentence }) => sentence);
}

/** A role that is lent owned nothing when it was lent, so what it owns now came meanwhile. */
async function objectsOfRole(client: Client, role: string): Promise<string[]> {
  const { rows } = await client.query<{ sentence: string }>(
    `select case when p.prosecdef then 'A SECURITY DEFINER function of ' else 'An object of ' end
            || $1::pg_catalog.text || ' was made or changed meanwhile, the role cannot be granted until it has another owner: '
            || pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid) as sentence
     from pg_catalog.pg_shdepend d
     join pg_catalog.pg_roles r on r.oid = d.refobjid
     left join pg_catalog.pg_proc p on d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and p.oid = d.objid
     where d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and r.rolname = $1::pg_catalog.name
       and d.deptype = 'o'::pg_catalog."char"
       and d.dbid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
     order by 1`,
    [role],
  );
  return rows.map(({ sentence }) => sentence);
}
