import type { Input, Json } from '@backstage-guardrails/policy-model';
import type { References } from './FactsPort';

/** So many different owners or cost centres in one plan are looked up; a rule finds the others unknown. */
const LIMIT = 1000;

/** What the changes of an input refer to, by their tags. @internal */
export function referencesOf(
  subject: Input['subject'],
  target: string | undefined,
): References {
  const owners = new Set<string>();
  const costCentres = new Set<string>();
  const changes = subject.type === 'infrastructure' ? subject.changes : [];
  for (const { tags } of changes) {
    for (const [key, value] of Object.entries(tags)) {
      const kind = kindOf(key);
      if (kind === 'owner') note(owners, value);
      if (kind === 'costCentre') note(costCentres, value);
    }
  }
  return {
    ...(target !== undefined && { target }),
    owners: [...owners].sort(),
    costCentres: [...costCentres].sort(),
  };
}

function kindOf(key: string): 'owner' | 'costCentre' | undefined {
  switch (key.toLowerCase().replace(/[^a-z]/g, '')) {
    case 'owner':
      return 'owner';
    case 'costcenter':
    case 'costcentre':
      return 'costCentre';
    default:
      return undefined;
  }
}

function note(values: Set<string>, value: Json): void {
  if (typeof value === 'string' && values.size < LIMIT) values.add(value);
}
