import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Facts,
  type Json,
} from '@backstage-guardrails/policy-model';

/** What one source said in a sweep; `undefined` where it failed. */
type Said = {
  source: EntityFactSource;
  entities: Map<string, Record<string, Json>> | undefined;
};

/**
 * What sources know about entities, as of one sweep. A source that failed says nothing about any entity: each of its
 * facts is absent, and nobody takes that for "nothing is known".
 * @internal
 */
export class KnownFacts {
  readonly #said: Said[];
  readonly #observedAt: string;

  constructor(options: { said: Said[]; observedAt: string }) {
    this.#said = options.said;
    this.#observedAt = options.observedAt;
  }

  /** Whether every source answered. */
  get complete(): boolean {
    return this.#said.every(({ entities }) => entities !== undefined);
  }

  of(entity: string): Facts {
    const facts: Facts = {};
    for (const { source, entities } of this.#said) {
      for (const name of source.names) {
        facts[name] = this.#fact(source, name, entities?.get(entity), entities);
      }
    }
    return facts;
  }

  /**
   * Changes with what the sources say about the entity; empty where they say nothing about it. `undefined` where one
   * failed: then nobody knows whether it changed.
   */
  digestOf(entity: string): string | undefined {
    if (!this.complete) return undefined;
    const listed = this.#said.map(({ entities }) => entities?.get(entity));
    return listed.some(facts => facts !== undefined)
      ? sha256(canonicalJson(listed.map(facts => facts ?? null)))
      : '';
  }

  #fact(
    source: EntityFactSource,
    name: string,
    facts: Record<string, Json> | undefined,
    all: Said['entities'],
  ) {
    const from = facts ?? source.otherwise;
    const about = { observedAt: this.#observedAt, source: source.id };
    if (all === undefined) {
      const reason = `The source ${source.id} failed.`;
      return { status: 'absent' as const, reason, ...about };
    }
    if (Object.hasOwn(from, name)) {
      return { status: 'known' as const, value: from[name], ...about };
    }
    const reason = `The source ${source.id} does not know it.`;
    return { status: 'absent' as const, reason, ...about };
  }
}
