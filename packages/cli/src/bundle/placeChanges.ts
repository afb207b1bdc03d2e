import { type Bundle, membersOf } from '@backstage-guardrails/policy-engine';
import { canonicalJson } from '@backstage-guardrails/policy-model';

/** Where the rows of one type in one table of places differ. @internal */
export type PlaceChange = { table: string; type: string };

/** @internal */
export type PlaceChanges = {
  added: PlaceChange[];
  changed: PlaceChange[];
  removed: PlaceChange[];
};

/**
 * Which rows an upgrade adds, changes and removes, by table and resource type. Exceptions bind to the rows of their types,
 * so a type that is not listed ends none.
 * @internal
 */
export function placeChanges(before: Bundle, after: Bundle): PlaceChanges {
  const [old, fresh] = [rowsOf(before), rowsOf(after)];
  const named = (key: string): PlaceChange => {
    const [table, type] = JSON.parse(key);
    return { table, type };
  };
  const only = (some: Map<string, string>, others: Map<string, string>) =>
    [...some.keys()].filter(key => !others.has(key)).map(named);
  return {
    added: only(fresh, old),
    changed: [...fresh]
      .filter(([key, rows]) => old.has(key) && old.get(key) !== rows)
      .map(([key]) => named(key)),
    removed: only(old, fresh),
  };
}

/** Rows as canonical JSON by table and type, in their order. */
function rowsOf(bundle: Bundle): Map<string, string> {
  const rows = membersOf(bundle).flatMap(({ namespace, data }) =>
    membersOfObject(Object(data.guardrails).places).flatMap(([name, table]) =>
      membersOfObject(table).map(([type, all]): [string, string] => [
        JSON.stringify([namespace ? `${namespace}/${name}` : name, type]),
        canonicalJson(all),
      ]),
    ),
  );
  return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function membersOfObject(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
    : [];
}
