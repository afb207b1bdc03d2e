import type {
  ChangeKind,
  Rule,
  SubjectType,
} from '@backstage-guardrails/policy-model';

/** What of a subject decides which rules it concerns. @public */
export type DispatchSubject =
  | {
      type: 'infrastructure';
      changes: Array<{ type: string; kind: ChangeKind }>;
    }
  /** The kind is the first part of the ref. */
  | { type: 'entity'; ref: string }
  | { type: Exclude<SubjectType, 'infrastructure' | 'entity'> };

type InfrastructureRule = { index: number; changes: ChangeKind[] };

/**
 * Knows which rules an input concerns. Wasm has no rule index of its own, so without this a plan pays for
 * every rule there is. The cost is in the resource types of the plan, not in the rules of the bundle.
 * @public
 */
export class Dispatcher<Asked extends Pick<Rule, 'subject'> = Rule> {
  readonly #rules: Asked[];
  readonly #exact = new Map<string, InfrastructureRule[]>();
  readonly #prefixes: Array<{ prefix: string; rule: InfrastructureRule }> = [];
  readonly #bySubject = new Map<string, number[]>();
  /** Rules on entities of some kinds; those on all kinds are among `#bySubject`. */
  readonly #byKind = new Map<string, number[]>();

  constructor(rules: Asked[]) {
    this.#rules = rules;
    rules.forEach((rule, index) => this.#add(rule, index));
  }

  /** The rules to call, in the order of the bundle. */
  rulesFor(subject: DispatchSubject): Asked[] {
    const wanted = new Set(this.#bySubject.get(subject.type) ?? []);
    if (subject.type === 'entity') {
      for (const index of this.#byKind.get(kindOf(subject.ref)) ?? []) {
        wanted.add(index);
      }
    }
    if (subject.type === 'infrastructure') {
      for (const index of this.#bySubject.get('configuration') ?? []) {
        wanted.add(index);
      }
      for (const [type, kinds] of kindsByType(subject.changes)) {
        for (const rule of this.#candidates(type)) {
          if (wanted.has(rule.index)) continue;
          if (rule.changes.some(kind => kinds.has(kind))) {
            wanted.add(rule.index);
          }
        }
      }
    }
    return [...wanted].sort((a, b) => a - b).map(index => this.#rules[index]);
  }

  #add({ subject }: Asked, index: number): void {
    if (subject.type === 'entity' && subject.kinds) {
      for (const kind of new Set(subject.kinds.map(one => one.toLowerCase()))) {
        const indexes = this.#byKind.get(kind) ?? [];
        this.#byKind.set(kind, [...indexes, index]);
      }
      return;
    }
    if (subject.type !== 'infrastructure') {
      const indexes = this.#bySubject.get(subject.type) ?? [];
      this.#bySubject.set(subject.type, [...indexes, index]);
      return;
    }
    const entry = { index, changes: subject.changes };
    for (const type of subject.types) {
      if (type.endsWith('*')) {
        this.#prefixes.push({ prefix: type.slice(0, -1), rule: entry });
      } else {
        const entries = this.#exact.get(type) ?? [];
        this.#exact.set(type, [...entries, entry]);
      }
    }
  }

  *#candidates(type: string): Iterable<InfrastructureRule> {
    yield* this.#exact.get(type) ?? [];
    for (const { prefix, rule } of this.#prefixes) {
      if (type.startsWith(prefix)) yield rule;
    }
  }
}

function kindOf(ref: string): string {
  return ref.slice(0, Math.max(0, ref.indexOf(':'))).toLowerCase();
}

function kindsByType(
  changes: Array<{ type: string; kind: ChangeKind }>,
): Map<string, Set<ChangeKind>> {
  const found = new Map<string, Set<ChangeKind>>();
  for (const { type, kind } of changes) {
    const kinds = found.get(type);
    if (kinds) kinds.add(kind);
    else found.set(type, new Set([kind]));
  }
  return found;
}
