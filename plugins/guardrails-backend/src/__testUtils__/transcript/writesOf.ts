const WRITE =
  /(?<!\b(?:for|do)\s)\b(insert|update|delete)\s+(?:or\s+\w+\s+)?(?:(?:into|from)\s+)?[`"]?(\w+)[`"]?/gi;

/** Migrations keep their own books. */
const OTHERS = /knex_migrations/;

/** What a statement writes, in its order: `insert TABLE`, `update TABLE`, `delete TABLE`; nothing for a read. */
export function writesOf(sql: string): string[] {
  return [...sql.matchAll(WRITE)]
    .filter(([, , table]) => !OTHERS.test(table))
    .map(([, verb, table]) => `${verb.toLowerCase()} ${table}`);
}
