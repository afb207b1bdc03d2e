import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';
import { isObject } from './isObject';

const VERBS = ['add', 'remove'];

/**
 * A list of the file over a shipped one that the schema declares `merged`: its items are added. In the form
 * `{"add": [...], "remove": [...]}` items are taken away as well, by value; one that is not there was misspelt, and
 * is refused. Anything else is no such list.
 * @internal
 */
export function mergeList(
  overlaid: { own: Json; base: Json[]; place: string },
  check: (part: Json[], place: string) => void,
): { value: Json[]; faults: string[] } | undefined {
  const { own, base, place } = overlaid;
  if (Array.isArray(own)) {
    check(own, place);
    return { value: distinct([...base, ...own]), faults: [] };
  }
  if (!isChange(own)) return undefined;
  const { add = [], remove = [] } = own;
  check(add, `${place}.add`);
  check(remove, `${place}.remove`);
  const there = new Set(base.map(canonicalJson));
  const removed = new Set(remove.map(canonicalJson));
  const faults = [
    ...remove.flatMap((item, index) =>
      there.has(canonicalJson(item))
        ? []
        : [`${place}.remove.${index}: the shipped list has no such item`],
    ),
    ...add.flatMap((item, index) =>
      removed.has(canonicalJson(item))
        ? [`${place}.add.${index}: is removed as well`]
        : [],
    ),
  ];
  const left = base.filter(item => !removed.has(canonicalJson(item)));
  return { value: distinct([...left, ...add]), faults };
}

function isChange(own: Json): own is { add?: Json[]; remove?: Json[] } {
  if (!isObject(own)) return false;
  const entries = Object.entries(own);
  return (
    entries.length > 0 &&
    entries.every(
      ([verb, items]) => VERBS.includes(verb) && Array.isArray(items),
    )
  );
}

function distinct(items: Json[]): Json[] {
  return [...new Map(items.map(item => [canonicalJson(item), item])).values()];
}
