import {
  type Condition,
  type CostClaim,
  type CostSubject,
  holds,
} from './conditions';

/** What allocation needs of an entity. References are full and in lower case: `component:default/shop`. @public */
export type CostEntity = {
  ref: string;
  /** The group or user that owns it; a group or user owns itself. */
  owner?: string;
  claims: readonly CostClaim[];
};

/** A claim of an entity on a cost. @public */
export type Claimant = { ref: string; owner: string; annotation: string };

/** The entities of a catalog, found by reference and by what they claim. @public */
export class CatalogIndex {
  #owners = new Map<string, string | undefined>();

  #claims = new Map<string, Array<Claimant & { conditions: Condition[] }>>();

  constructor(entities: Iterable<CostEntity>) {
    for (const { ref, owner, claims } of entities) {
      const itself = /^(?:group|user):/.test(ref) ? ref : owner;
      this.#owners.set(ref, itself);
      // without an owner, the costs would have no team that answers for them
      if (itself === undefined) continue;
      for (const { annotation, conditions } of claims) {
        for (const key of firstKeys(conditions)) {
          const known = this.#claims.get(key) ?? [];
          known.push({ ref, owner: itself, annotation, conditions });
          this.#claims.set(key, known);
        }
      }
    }
  }

  has(ref: string): boolean {
    return this.#owners.has(ref);
  }

  ownerOf(ref: string): string | undefined {
    return this.#owners.get(ref);
  }

  /**
   * The reference that a value of a tag means: a full one, or the name of one of these kinds in the default namespace.
   */
  resolve(value: string, kinds: readonly string[]): string | undefined {
    const name = value.trim().toLowerCase();
    const candidates = /^[a-z]+:[^/]+\/.+$/.test(name)
      ? kinds.filter(kind => name.startsWith(`${kind}:`)).map(() => name)
      : kinds.map(kind =>
          name.startsWith(`${kind}:`)
            ? `${kind}:default/${name.slice(kind.length + 1)}`
            : `${kind}:${name.includes('/') ? name : `default/${name}`}`,
        );
    return candidates.find(ref => this.has(ref));
  }

  /** Who claims a cost, each entity once, in the order of their references. */
  claimants(subject: CostSubject): Claimant[] {
    const found = new Map<string, Claimant>();
    for (const key of subjectKeys(subject)) {
      for (const { conditions, ...claimant } of this.#claims.get(key) ?? []) {
        if (conditions.every(condition => holds(condition, subject))) {
          const known = found.get(claimant.ref);
          if (!known || claimant.annotation < known.annotation) {
            found.set(claimant.ref, claimant);
          }
        }
      }
    }
    return [...found.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  }
}

/** A claim is looked up by one of its conditions; the others are checked for the few that are found. */
function firstKeys(conditions: readonly Condition[]): string[] {
  const listed = conditions.find(({ operator }) => operator === 'in');
  if (listed?.operator === 'in' && 'key' in listed) {
    return listed.values.map(value => keyOf(listed.kind, listed.key, value));
  }
  const existing = conditions.find(({ operator }) => operator === 'exists');
  return existing && 'key' in existing
    ? [keyOf(existing.kind, existing.key)]
    : [];
}

function subjectKeys(subject: CostSubject): string[] {
  return [
    ...subject.tags.map(tag => ['tag', ...tag] as const),
    ...subject.costCategories.map(tag => ['cost-category', ...tag] as const),
  ].flatMap(([kind, key, value]) => [
    keyOf(kind, key, value),
    keyOf(kind, key),
  ]);
}

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
