import type { Json } from '@backstage-guardrails/policy-model';
import type {
  FactRequest,
  FactResources,
} from '@backstage-guardrails/plugin-guardrails-node';

type Change = FactResources['changes'][number];
type Values = Change['before'];

/** Attributes that providers keep tags in. */
const TAGS = ['tags', 'tags_all', 'labels', 'effective_labels'];

/**
 * Whom the cost of a resource is for, by its tags: those that name an owner or a cost centre. The names of these tags are
 * found by their values, which the request has from the same changes.
 * @internal
 */
export function partiesOf(
  changes: readonly Change[],
  named: Pick<FactRequest['references'], 'owners' | 'costCentres'>,
): (values: Values) => string {
  const wanted = new Set([...named.owners, ...named.costCentres]);
  const names = new Set<string>();
  for (const { before, after } of changes) {
    for (const [name, value] of [...tagsOf(before), ...tagsOf(after)]) {
      if (wanted.has(value)) names.add(name);
    }
  }
  return values => {
    const own = tagsOf(values).filter(([name]) => names.has(name));
    return JSON.stringify([...new Map(own)].sort());
  };
}

function tagsOf(values: Values): [string, string][] {
  return TAGS.flatMap(attribute =>
    Object.entries(asObject(values?.[attribute])).flatMap(
      ([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

function asObject(value: Json | undefined): { [name: string]: Json } {
  const isObject =
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? value : {};
}
