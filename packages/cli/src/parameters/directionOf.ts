import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';
import type { Direction } from './Change';

type Schema = { [keyword: string]: Json };

/** Which way a value went, as far as the schema says which way is stricter. @internal */
export function directionOf(change: {
  schema: Json | undefined;
  before: Json | undefined;
  after: Json | undefined;
}): Direction | undefined {
  const { schema, before, after } = change;
  if (isSame(before, after)) return undefined;
  if (!isObject(schema)) return 'unknown';
  const { stricter } = schema;
  if (typeof before === 'number' && typeof after === 'number') {
    return toward(stricter, after > before ? 'higher' : 'lower');
  }
  if (typeof before === 'boolean' && typeof after === 'boolean') {
    return toward(stricter, after);
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return ofList({ stricter, before, after });
  }
  if (isObject(before) && isObject(after)) {
    return ofObject({ schema, before, after });
  }
  return 'unknown';
}

/** `stricter` as the schema says it, and where the value went. */
function toward(stricter: Json | undefined, went: Json): Direction {
  if (stricter === undefined) return 'unknown';
  return stricter === went ? 'stricter' : 'looser';
}

function ofList(lists: {
  stricter: Json | undefined;
  before: Json[];
  after: Json[];
}): Direction | undefined {
  const { stricter, before, after } = lists;
  const had = new Set(before.map(canonicalJson));
  const has = new Set(after.map(canonicalJson));
  return together([
    ...(after.some(item => !had.has(canonicalJson(item)))
      ? [toward(stricter, 'more')]
      : []),
    ...(before.some(item => !has.has(canonicalJson(item)))
      ? [toward(stricter, 'fewer')]
      : []),
  ]);
}

function ofObject(objects: {
  schema: Schema;
  before: Schema;
  after: Schema;
}): Direction | undefined {
  const { schema, before, after } = objects;
  const { stricter, properties, additionalProperties } = schema;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return together(
    [...keys].flatMap(key => {
      if (!Object.hasOwn(before, key)) return [toward(stricter, 'more')];
      if (!Object.hasOwn(after, key)) return [toward(stricter, 'fewer')];
      const declared =
        isObject(properties) && Object.hasOwn(properties, key)
          ? properties[key]
          : additionalProperties;
      const direction = directionOf({
        schema: declared,
        before: before[key],
        after: after[key],
      });
      return direction === undefined ? [] : [direction];
    }),
  );
}

/** What several changes amount to; an order of items alone is none. */
function together(directions: Direction[]): Direction | undefined {
  const [first, ...others] = new Set(directions);
  if (first === undefined || others.length === 0) return first;
  return directions.includes('unknown') ? 'unknown' : 'both';
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

function isObject(value: Json | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
