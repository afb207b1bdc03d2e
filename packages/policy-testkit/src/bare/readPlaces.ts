import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundlePath } from '@backstage-guardrails/policies';
import type { Json } from '@backstage-guardrails/policy-model';

type Path = (string | number)[];

/** @internal */
export type PlaceCondition = {
  path: Path;
  is?: Json[];
  like?: string[];
  not?: Json[];
  set?: boolean;
  default?: Json;
};

/** What decides of a row of `policies/places`. @internal */
export type Place = {
  path: Path;
  is?: Json[];
  not?: string[];
  set?: true;
  absent?: true;
  key?: true;
  default?: Json;
  json?: true;
  block?: 'required';
  computed?: boolean | 'block';
  companion?: object;
  if?: PlaceCondition[];
  unless?: PlaceCondition[];
};

/** Tables by name, places by resource type. */
type Tables = Record<string, Record<string, Place[]>>;

const folder = join(dirname(bundlePath), '../guardrails');

/** @internal */
export function readPlaces(): Tables {
  return JSON.parse(readFileSync(join(folder, 'places/data.json'), 'utf8'));
}

/** Rules that find what is wrong by a table and nothing else, with the table. @internal */
export function rulesOfOneTable(): { rule: string; table: string }[] {
  return readdirSync(join(folder, 'rules'), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter(name => /^[^/]+\/[^/]+\/\w+(?<!_test)\.rego$/.test(name))
    .sort()
    .flatMap(name => {
      const text = readFileSync(join(folder, 'rules', name), 'utf8');
      const tables = [
        ...text.matchAll(
          /places\.wrong\(data\.guardrails\.places\["(.+)"\]\)/g,
        ),
      ];
      const only = text.match(/^finding contains /gm)?.length === 1;
      return only && tables.length === 1
        ? [{ rule: name.replace(/\/[^/]+$/, ''), table: tables[0][1] }]
        : [];
    });
}
