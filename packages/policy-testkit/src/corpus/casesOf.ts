import type { Json } from '@backstage-guardrails/policy-model';

type Fragment = { [key: string]: Json };

/** Keys by which a value is a plan and not a folder of further cases. */
const planKeys = [
  'resource_changes',
  'planned_values',
  'configuration',
  'prior_state',
  'values',
  'tfplan',
  'tfrun',
  'format_version',
];

/**
 * The plans behind one row: the file itself, one of its `mock` cases, or the cases nested below that,
 * every one of which the row's verdict is about.
 * @public
 */
export function casesOf(document: Json, caseName: string): Fragment[] {
  const file = document as Fragment;
  if (!caseName.startsWith('mock.')) return [file];
  const name = caseName.slice('mock.'.length);
  const found = (file.mock as Fragment | undefined)?.[name];
  return plansIn(found);
}

function plansIn(value: Json | undefined): Fragment[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [];
  }
  if (planKeys.some(key => key in value)) return [value];
  return Object.values(value).flatMap(plansIn);
}
