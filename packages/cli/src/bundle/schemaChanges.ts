import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';

type Schema = { [keyword: string]: Json };

/** What the schemas of two bundles say otherwise about their parameters. `names` are values, or keywords of the whole. @internal */
export type SchemaChanges = {
  added: string[];
  removed: string[];
  changed: string[];
};

/**
 * A value that is described otherwise: its type, its limits, which way is stricter. Titles and descriptions are for
 * readers and accept the same values, so they are not compared. Of a bundle without a schema there is nothing but
 * values to compare with.
 * @internal
 */
export function schemaChanges(before?: Schema, after?: Schema): SchemaChanges {
  const isValuesOnly = before === undefined || after === undefined;
  const [was, is] = [before, after].map((schema = {}) => {
    const { properties = {} } = schema;
    return partsOf(isValuesOnly ? { properties } : schema);
  });
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return {
    added: names.filter(name => !was.has(name)),
    removed: names.filter(name => !is.has(name)),
    changed: names.filter(
      name => was.has(name) && is.has(name) && was.get(name) !== is.get(name),
    ),
  };
}

/** Each value with its description. What a description refers to, and keywords of the whole, are parts of their own. */
function partsOf({ properties, $defs, ...whole }: Schema): Map<string, string> {
  const parts = [
    ...entries(properties),
    ...entries($defs).map(([name, part]) => [`$defs.${name}`, part] as const),
    ...entries(whole).map(([name, part]) => [`(${name})`, part] as const),
  ];
  return new Map(
    parts
      .filter(([name]) => !['(title)', '(description)'].includes(name))
      .map(([name, part]) => [name, canonicalJson(withoutTexts(part))]),
  );
}

/** A name below `properties` can be "title" itself, so only texts are left out. */
function withoutTexts(part: Json): Json {
  if (Array.isArray(part)) return part.map(withoutTexts);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(
        ([key, value]) =>
          !(
            ['title', 'description'].includes(key) && typeof value === 'string'
          ),
      )
      .map(([key, value]) => [key, withoutTexts(value)]),
  );
}

function entries(value: Json | undefined): [string, Json][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
