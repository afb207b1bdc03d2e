import type {
  Input,
  Json,
  Parameters,
  Target,
} from '@backstage-guardrails/policy-model';
import type { References } from './FactsPort';

/** So many different owners or cost centres in one plan are looked up; to a rule the others do not exist. */
const LIMIT = 1000;

/**
 * What the changes of an input refer to. Which tags name an owner or a cost centre is the organisation's to
 * say: the same parameters that the rules read.
 * @internal
 */
export function findReferences(options: {
  subject: Input['subject'];
  target: Target;
  parameters: Parameters;
}): References {
  const { subject, target, parameters } = options;
  const { values } = parameters[target.environmentClass];
  const changes = subject.type === 'infrastructure' ? subject.changes : [];
  const tags = changes.map(change => change.tags);
  return {
    ...(target.ref !== undefined && { target: target.ref }),
    owners: tagValues(tags, values.ownerTags),
    costCentres: tagValues(tags, values.costCenterTags),
  };
}

function tagValues(
  tags: Record<string, Json>[],
  names: Json | undefined,
): string[] {
  const found = new Set<string>();
  if (!Array.isArray(names)) return [];
  for (const tag of tags) {
    for (const name of names) {
      if (typeof name !== 'string' || !Object.hasOwn(tag, name)) continue;
      const value = tag[name];
      if (typeof value === 'string' && found.size < LIMIT) found.add(value);
    }
  }
  return [...found].sort();
}
