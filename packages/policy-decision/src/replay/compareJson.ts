import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';

/** A place where two documents are not the same; a side that has nothing there is absent. @public */
export type Difference = { path: string; recorded?: Json; replayed?: Json };

/** So many are named: where everything differs, the first ones say it. */
const LIMIT = 20;

/** Where two documents differ, as JSON Pointers, in the order of the recorded one. @internal */
export function compareJson(recorded: Json, replayed: Json): Difference[] {
  const found: Difference[] = [];
  compare({ recorded, replayed, path: '', found });
  return found;
}

function compare(options: {
  recorded: Json | undefined;
  replayed: Json | undefined;
  path: string;
  found: Difference[];
}): void {
  const { recorded, replayed, path, found } = options;
  if (found.length >= LIMIT) return;
  if (isContainer(recorded) && isContainer(replayed)) {
    if (Array.isArray(recorded) === Array.isArray(replayed)) {
      const [a, b] = [listMembers(recorded), listMembers(replayed)];
      for (const key of new Set([...a.keys(), ...b.keys()])) {
        compare({
          recorded: a.get(key),
          replayed: b.get(key),
          path: `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          found,
        });
      }
      return;
    }
  }
  if (shortJson(recorded) === shortJson(replayed)) return;
  found.push({
    path,
    ...(recorded !== undefined && { recorded }),
    ...(replayed !== undefined && { replayed }),
  });
}

function isContainer(value: Json | undefined): value is Json & object {
  return typeof value === 'object' && value !== null;
}

function listMembers(value: Json & object): Map<string, Json> {
  return new Map(Object.entries(value));
}

function shortJson(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : canonicalJson(value);
}
