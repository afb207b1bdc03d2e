import type { Digest } from '../brands';
import { canonicalJson, type Hash, type Json } from '../canonical';
import { documentsAt } from './documentsAt';

const ROWS_VERSION = 'guardrails/rows/v1';

/** Under these a rule is asked about resources whose rows are found by the type of the API of Azure. */
const GENERIC = ['azapi_resource', 'azapi_update_resource'];

/** What a rule reads, taken apart. @public */
export type RuleReads = {
  /** Digest of everything but the rows of its tables. */
  logic: Digest;
  /** Digest of the rows of one type, in all its tables; of a type without any as well, which a first row changes. */
  ofType(type: string): Digest;
  /** Types that its tables have rows for, sorted. */
  types: string[];
};

/** The rows of some tables of places by type, and the names in METADATA that follow from them. @internal */
export function rowsByType(options: {
  data: Json;
  tables: string[];
  hash: Hash;
}): Omit<RuleReads, 'logic'> & {
  /** Types and companions that a rule has by its rows. */
  follow: { types: ReadonlySet<string>; companions: ReadonlySet<string> };
} {
  const { data, tables, hash } = options;
  const documents = documentsAt(
    data,
    tables.map(table => ['guardrails', 'places', table]),
  );
  const rows = Object.entries(documents).map(([path, table]) => ({
    path,
    table: objectOf(table),
  }));
  const types = [
    ...new Set(rows.flatMap(({ table }) => Object.keys(table))),
  ].sort();
  const hasGeneric = types.some(type => type.includes('/'));
  return {
    types,
    follow: {
      types: new Set([...types, ...(hasGeneric ? GENERIC : [])]),
      companions: new Set(
        rows.flatMap(({ table }) => Object.values(table).flatMap(companionsOf)),
      ),
    },
    ofType: type =>
      hash(
        canonicalJson({
          version: ROWS_VERSION,
          type,
          rows: rows.map(({ path, table }) => [
            path,
            Object.hasOwn(table, type) ? table[type] : null,
          ]),
        }),
      ),
  };
}

function companionsOf(places: Json): string[] {
  return listOf(places).flatMap(place =>
    listOf(objectOf(objectOf(place).companion ?? null).types ?? null).flatMap(
      type => (typeof type === 'string' ? [type] : []),
    ),
  );
}

function objectOf(value: Json): { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : {};
}

function listOf(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}
