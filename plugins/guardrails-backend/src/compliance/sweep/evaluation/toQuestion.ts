import type { Entity } from '@backstage/catalog-model';
import { sha256, withoutModules } from '@backstage-guardrails/policy-decision';
import {
  INPUT_VERSION,
  timeOf,
  type EntityRef,
  type Input,
} from '@backstage-guardrails/policy-model';
import { CATALOG_ENTITY } from '../../../decision/decisions';
import type { KnownFacts } from '../facts/KnownFacts';
import { classOf } from './classOf';
import { evaluatedForm } from './evaluatedForm';
import { costCentresOf, factsOfEntity } from './factsOfEntity';
import { referencesOf } from './referencesOf';
import type { World } from './targets';

/** An entity as policy is asked about it. @internal */
export type Question = {
  entity: Entity;
  ref: string;
  mentions: ReturnType<typeof mentionsOf>;
  input: Input;
  size: number;
};

/** `undefined` for an entity that is too large to be evaluated. @internal */
export function toQuestion(
  ref: string,
  entity: Entity,
  options: { world: World; facts: KnownFacts; observedAt: string },
): Question | undefined {
  const { world, facts, observedAt } = options;
  const text = evaluatedForm(entity);
  if (text === undefined) return undefined;
  const form = JSON.parse(text);
  const mentions = mentionsOf(form);
  const { lifecycle } = entity.spec ?? {};
  const input: Input = {
    version: INPUT_VERSION,
    actor: {
      kind: 'service',
      ref: 'plugin:guardrails',
      groups: [],
      origin: 'schedule',
    },
    action: 'audit',
    target: { ref, environmentClass: classOf(lifecycle) },
    subject: {
      type: 'entity',
      ref: ref as EntityRef,
      entity: form,
    },
    source: { format: CATALOG_ENTITY, digest: sha256(text) },
    facts: {
      ...withoutModules(facts.of(ref), 'entities'),
      // Last: no source says what the catalog has.
      ...factsOfEntity(world, { ...mentions, observedAt }),
    },
    time: timeOf(new Date(observedAt)),
    skipped: [],
  };
  return { entity, ref, mentions, input, size: text.length };
}

/** What an entity names of others. @internal */
export function mentionsOf(entity: Entity) {
  return {
    references: referencesOf(entity),
    costCentres: costCentresOf(entity),
  };
}
