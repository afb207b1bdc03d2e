import {
  type ChangeKind,
  genericType,
  type Input,
  type NotLookedAt,
  type ResourceChange,
  type Rule,
  type RuleId,
} from '@backstage-guardrails/policy-model';
import { type BundleTypes, bundleTypes } from './bundleTypes';

/** A rule on infrastructure, and whether it is one for a type or for whatever there is. */
type Looker = {
  id: RuleId;
  changes: readonly ChangeKind[];
  knows: boolean;
};

const altering: readonly ChangeKind[] = [
  'create',
  'update',
  'replace',
  'deferred',
];

/**
 * Which resources the rules of a bundle look at, from their METADATA and what the bundle says about types. The dispatcher
 * asks whom to call, and may call too many; this says who then has something to look at.
 * @public
 */
export class KnownTypes {
  readonly #exact = new Map<string, Looker[]>();
  readonly #patterns: { matches(type: string): boolean; looker: Looker }[] = [];
  readonly #others: RuleId[] = [];
  readonly #helpers: ReadonlySet<string>;

  constructor(members: { rules: Rule[]; data: Record<string, unknown> }[]) {
    const said = members.map(({ rules, data }) => ({
      rules,
      types: bundleTypes(data),
    }));
    this.#helpers = new Set(said.flatMap(({ types }) => types.helpers));
    const providers = new Set(said.flatMap(({ types }) => types.providers));
    for (const { rules, types } of said) {
      const generic = genericByRule(types);
      for (const rule of rules) {
        this.#add(rule, { providers, generic: generic.get(rule.id) });
      }
    }
  }

  /** The rules that have something of the input to look at. */
  lookingAt({ subject }: Input): ReadonlySet<RuleId> {
    const looking = new Set(this.#others);
    if (subject.type !== 'infrastructure') return looking;
    for (const [type, kinds] of kindsByType(subject.changes)) {
      for (const { id, changes } of this.#lookersAt(type)) {
        if (changes.some(kind => kinds.has(kind))) looking.add(id);
      }
    }
    return looking;
  }

  /** The resources that no rule knows; `undefined` where there are none. */
  notLookedAt({ subject }: Input): NotLookedAt | undefined {
    if (subject.type !== 'infrastructure') return undefined;
    const altered = subject.changes.filter(
      ({ mode, kind }) => mode === 'managed' && altering.includes(kind),
    );
    const counts = new Map<string, number>();
    for (const change of altered) {
      const type = typeOf(change);
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    const types = [...counts]
      .filter(([type]) => !this.#knows(type))
      .map(([type, resources]) => ({ type, resources }))
      .sort((a, b) => (a.type < b.type ? -1 : 1));
    if (types.length === 0) return undefined;
    return {
      resources: types.reduce((sum, { resources }) => sum + resources, 0),
      of: altered.length,
      types,
    };
  }

  #knows(type: string): boolean {
    if (this.#helpers.has(type.split('_')[0])) return true;
    for (const { knows } of this.#lookersAt(type)) if (knows) return true;
    return false;
  }

  *#lookersAt(type: string): Iterable<Looker> {
    yield* this.#exact.get(type) ?? [];
    for (const { matches, looker } of this.#patterns) {
      if (matches(type)) yield looker;
    }
  }

  #add(
    { id, subject }: Rule,
    bundle: { providers: ReadonlySet<string>; generic: string[] | undefined },
  ): void {
    if (subject.type !== 'infrastructure') {
      this.#others.push(id);
      return;
    }
    const { changes, types, sees } = subject;
    // To notice that something goes is not to know what must be true of it.
    const isKnown = sees !== 'touched';
    for (const type of [...types, ...(bundle.generic ?? [])]) {
      const at = type.indexOf('*');
      const looker = { id, changes, knows: isKnown };
      if (at < 0) {
        this.#exact.set(type, [...(this.#exact.get(type) ?? []), looker]);
        // A rule of which the bundle does not say at which types of the API it looks may look at all of them.
        if (type.startsWith('azapi_') && bundle.generic === undefined) {
          this.#patterns.push({ matches: isGeneric, looker });
        }
      } else if (!types.some(other => isNarrower(other, type))) {
        const [start, end] = [type.slice(0, at), type.slice(at + 1)];
        this.#patterns.push({
          matches: found =>
            found.length >= start.length + end.length &&
            found.startsWith(start) &&
            found.endsWith(end),
          looker: {
            ...looker,
            knows: isKnown && !isWide(type, bundle.providers),
          },
        });
      }
    }
  }
}

/** `google_*_iam_member` beside `google_*`: the one says what a rule looks at, the other by what it is called. */
function isNarrower(other: string, wide: string): boolean {
  const at = other.indexOf('*');
  return (
    wide.endsWith('*') &&
    at >= 0 &&
    at < other.length - 1 &&
    other.startsWith(wide.slice(0, -1))
  );
}

/** A rule on whatever there is, or on all of a provider whose types the bundle lists one by one, knows none of them. */
function isWide(pattern: string, providers: ReadonlySet<string>): boolean {
  const start = pattern.slice(0, -1);
  return (
    start === '' || (start.endsWith('_') && providers.has(start.slice(0, -1)))
  );
}

/** Types of Azure's API are in lower case here; a claim has a slash as well, and its kind begins with a capital. */
function isGeneric(type: string): boolean {
  return type.includes('/') && type === type.toLowerCase();
}

function typeOf(change: Pick<ResourceChange, 'type' | 'after'>): string {
  return genericType(change) ?? change.type;
}

function genericByRule({ generic }: BundleTypes): Map<string, string[]> {
  const byRule = new Map<string, string[]>();
  for (const [type, rules] of Object.entries(generic)) {
    for (const rule of rules) {
      byRule.set(rule, [...(byRule.get(rule) ?? []), type]);
    }
  }
  return byRule;
}

function kindsByType(changes: ResourceChange[]): Map<string, Set<ChangeKind>> {
  const found = new Map<string, Set<ChangeKind>>();
  for (const change of changes) {
    const type = typeOf(change);
    const kinds = found.get(type) ?? new Set();
    found.set(type, kinds.add(change.kind));
  }
  return found;
}
