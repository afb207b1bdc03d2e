import type { Json } from '@backstage-guardrails/policy-model';
import type { FactResources } from '@backstage-guardrails/plugin-guardrails-node';
import { isMarker } from './knownValues';

type Values = FactResources['changes'][number]['before'];

/** Attributes that providers keep tags in. */
const TAGS = ['tags', 'tags_all', 'labels', 'effective_labels'];

const UNKNOWN = 'unknown';

/**
 * Whom the cost of a resource is for, by its tags that name an owner or a cost centre. Resources without such tags are
 * a party, and so are those whose tags are known only after apply: they can be any team's.
 * @internal
 */
export function partiesOf({
  partyTags,
}: Pick<FactResources, 'partyTags'>): (values: Values) => string {
  const names = new Set(partyTags);
  return values => {
    const own = new Map<string, string>();
    for (const attribute of TAGS) {
      const tags = values?.[attribute];
      if (isLate(tags)) return UNKNOWN;
      for (const [name, value] of Object.entries(asObject(tags))) {
        if (!names.has(name)) continue;
        if (isLate(value)) return UNKNOWN;
        if (typeof value === 'string') own.set(name, value);
      }
    }
    return JSON.stringify([...own].sort());
  };
}

/** What the provider fills in by itself repeats tags that are set. */
function isLate(value: Json | undefined): boolean {
  return isMarker(value) && !('computed' in value);
}

function asObject(value: Json | undefined): { [name: string]: Json } {
  const isObject =
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? value : {};
}
