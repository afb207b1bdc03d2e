import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** Fills a table before its indexes are made, which is several times faster, and says so to nobody: they are the same after. */
export async function withoutIndexes(
  knex: Knex,
  table: string,
  fill: () => Promise<unknown>,
): Promise<void> {
  const indexes: { name: string; sql: string }[] = isSqlite(knex)
    ? await knex('sqlite_master')
        .where({ type: 'index', tbl_name: table })
        .whereNotNull('sql')
        .select('name', 'sql')
    : await knex('pg_indexes')
        .where({ tablename: table })
        .whereRaw('schemaname = current_schema()')
        .whereNotIn('indexname', knex('pg_constraint').select('conname'))
        .select('indexname as name', 'indexdef as sql');
  for (const { name } of indexes) await knex.raw('drop index ??', [name]);
  await fill();
  for (const { sql } of indexes) await knex.raw(sql);
}
