import type {
  Input,
  Json,
  Parameters,
  ResourceChange,
  Target,
} from '@backstage-guardrails/policy-model';
import type { NamedResources, References } from './FactsPort';

/** So many different owners or cost centres in one plan are looked up; to a rule the others do not exist. */
const LIMIT = 1000;

/** So many resources are handed over with their values. */
const MAX_RESOURCES = 5000;

/**
 * What the changes of an input refer to. Which tags name an owner or a cost centre is the organisation's to
 * say: the same parameters that the rules read.
 * @internal
 */
export function findReferences(options: {
  subject: Input['subject'];
  target: Target;
  parameters: Parameters;
  resourceTypes?: readonly string[];
}): References {
  const { subject, target, parameters, resourceTypes } = options;
  const { values } = parameters[target.environmentClass];
  const changes = subject.type === 'infrastructure' ? subject.changes : [];
  const tags = changes.map(change => change.tags);
  const resources =
    resourceTypes &&
    nameResources(changes, {
      types: resourceTypes,
      partyTags: [
        ...namesIn(values.ownerTags),
        ...namesIn(values.costCenterTags),
      ],
    });
  return {
    ...(target.ref !== undefined && { target: target.ref }),
    ...(target.owner !== undefined && { owner: target.owner }),
    ...(target.system !== undefined && { system: target.system }),
    ...(target.environment !== undefined && {
      environment: target.environment,
    }),
    owners: tagValues(tags, values.ownerTags),
    costCentres: tagValues(tags, values.costCenterTags),
    ...(resources && { resources }),
  };
}

/**
 * A resource of another type is among the others, so that none is left out. Nothing is handed over where one that is
 * created or changed does not fit: among the others it would look like one that nothing follows from.
 */
function nameResources(
  changes: readonly ResourceChange[],
  { types, partyTags }: { types: readonly string[]; partyTags: string[] },
): NamedResources | undefined {
  const wanted = new Set(types);
  const named: NamedResources['changes'] = [];
  const others = new Map<string, number>();
  for (const change of changes) {
    const { address, type, kind, region, before, after } = change;
    if (change.mode !== 'managed' || kind === 'read') continue;
    const adds = kind !== 'no-op' && kind !== 'delete' && kind !== 'forget';
    if (wanted.has(type)) {
      if (named.length < MAX_RESOURCES) {
        named.push({ address, type, kind, region, before, after });
      } else if (adds) return undefined;
    } else if (adds) {
      others.set(type, (others.get(type) ?? 0) + 1);
    }
  }
  return {
    changes: named,
    others: [...others]
      .map(([type, count]) => ({ type, count }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
    partyTags,
  };
}

function namesIn(list: Json | undefined): string[] {
  return Array.isArray(list)
    ? list.filter((name): name is string => typeof name === 'string')
    : [];
}

function tagValues(
  tags: Record<string, Json>[],
  names: Json | undefined,
): string[] {
  const found = new Set<string>();
  for (const tag of tags) {
    for (const name of namesIn(names)) {
      if (!Object.hasOwn(tag, name)) continue;
      const value = tag[name];
      if (typeof value === 'string' && found.size < LIMIT) found.add(value);
    }
  }
  return [...found].sort();
}
