import type { Client } from 'pg';

/**
 * Where the statements that the server counts can be read, as an expression to select from; `undefined` where they
 * cannot, or where the owner of the schema could put another function in the place of the extension's.
 * @internal
 */
export async function countedStatements(
  client: Client,
): Promise<string | undefined> {
  const { rows } = await client.query<{ source: string }>(
    `select pg_catalog.format('%I.pg_stat_statements(true)', n.nspname) as source
     from pg_catalog.pg_extension e
     join pg_catalog.pg_namespace n on n.oid = e.extnamespace
     join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
     join pg_catalog.pg_roles s on s.oid = n.nspowner
     -- A schema can belong to the owner of the database, which can be any account.
     join pg_catalog.pg_roles o on o.oid = case when s.rolname = 'pg_database_owner' then d.datdba else s.oid end
     join pg_catalog.pg_roles x on x.oid = e.extowner
     where e.extname = 'pg_stat_statements' and x.rolsuper and (o.rolsuper or o.rolname = current_user)
       and pg_catalog.pg_has_role(current_user, 'pg_read_all_stats'::pg_catalog.name, 'usage'::pg_catalog.text)`,
  );
  return rows[0]?.source;
}
