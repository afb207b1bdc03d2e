import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** After everything that begins with the same text: no character comes later. */
const LAST = '\u{10FFFF}';

/**
 * The name of the entity in a column of refs, in small letters; of what is no ref, all of it. Indexes are over this very
 * expression (migration `20261130z_search`), and compare bytes: a range of texts is a prefix in no other order.
 * @internal
 */
export function nameOf(knex: Knex, column: string): string {
  return isSqlite(knex)
    ? `lower(substr(${column}, instr(${column}, '/') + 1))`
    : `(lower(substr(${column}, strpos(${column}, '/') + 1)) collate "C")`;
}

/** The texts from the first to before the last that begin so. @internal */
export function prefixRange(prefix: string): [from: string, before: string] {
  return [prefix, prefix + LAST];
}
