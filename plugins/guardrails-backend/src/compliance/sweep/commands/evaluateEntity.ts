import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import type {
  DecisionPipeline,
  PipelineResult,
} from '@backstage-guardrails/policy-decision';
import type { LoadedParameters } from '@backstage-guardrails/policy-engine';
import type {
  Actor,
  Digest,
  Snapshot,
  Target,
} from '@backstage-guardrails/policy-model';
import { toKnown } from '../../findings/store/toKnown';
import {
  exceptionsOf,
  snapshotOf,
  type ReadExceptions,
} from '../evaluation/exceptionsOf';
import { mentionsOf, toQuestion } from '../evaluation/toQuestion';
import { readFactSources } from '../facts/readFactSources';
import { FIELDS, toListed } from './listCatalog';
import { listCostCentres } from './listCostCentres';

/** @internal */
export type EntityEvaluationDeps = {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  sources: EntityFactSource[];
  policy: { bundle: Digest; parameters: LoadedParameters };
  pipeline: Pick<DecisionPipeline, 'evaluateAdapted'>;
  readExceptions: ReadExceptions;
  keepSnapshot: (snapshot: Snapshot) => Promise<unknown>;
};

/**
 * Evaluates one entity as the sweep would now: with the same facts, levels and exceptions. `undefined` for an entity that
 * is too large. The result can be recorded as a decision, in the name of the person who asked.
 * @internal
 */
export async function evaluateEntity(
  deps: EntityEvaluationDeps,
  asked: {
    ref: string;
    entity: Entity;
    actor: Actor;
    instant: Date;
    /** Whom big entities take turns with others for. */
    fairnessKey: string;
  },
): Promise<{ evaluation: PipelineResult; target: Target } | undefined> {
  const { sources, logger, policy, pipeline } = deps;
  const { ref, entity, actor, instant, fairnessKey } = asked;
  const observedAt = instant.toISOString();
  const question = toQuestion(ref, entity, {
    world: await worldAround(deps, entity),
    facts: await readFactSources({ sources, observedAt, logger, entity: ref }),
    observedAt,
  });
  if (!question) return undefined;
  const { subject, action, source, skipped, facts } = question.input;
  const { uid, owner, system } = toKnown(entity);
  const target: Target = {
    ...question.input.target,
    ...(owner !== undefined && { owner }),
    ...(system !== undefined && { system }),
  };
  const snapshot = await snapshotFor(deps, { ...target, ref, uid });
  const evaluation = await pipeline.evaluateAdapted({
    ...{ actor, target, instant, snapshot, fairnessKey },
    // A big one is evaluated in a worker, so that no one else's request waits for it.
    bytes: question.size,
    ...policy,
    adapted: { subject, action, source, skipped },
    // What the sweep does not know it is not evaluated with either.
    stated: facts,
    onlyStated: true,
  });
  return { evaluation, target };
}

/** What the entity refers to, each asked for by its name: what does not answer to it does not exist. */
async function worldAround(
  deps: Pick<EntityEvaluationDeps, 'catalog' | 'auth' | 'logger'>,
  entity: Entity,
) {
  const { catalog, auth } = deps;
  const { references, costCentres } = mentionsOf(entity);
  const refs = [...new Set(references.map(({ ref }) => ref))].filter(isRef);
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: refs, fields: FIELDS },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  const entities = new Map(
    items.flatMap((item, index) =>
      item ? [[refs[index], toListed(item)] as const] : [],
    ),
  );
  return {
    listing: { entities, complete: true },
    // All groups are read for them, so only where they matter.
    costCentres:
      costCentres.length > 0 ? await listCostCentres(deps) : new Set<string>(),
  };
}

/** Nothing in the catalog has a name that is none. */
function isRef(text: string): boolean {
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}

async function snapshotFor(
  deps: Pick<EntityEvaluationDeps, 'readExceptions' | 'keepSnapshot'>,
  entity: { ref: string; uid?: string; environmentClass: string },
): Promise<Snapshot> {
  const { uid } = entity;
  const exceptions = await deps.readExceptions(uid === undefined ? [] : [uid]);
  const snapshot = snapshotOf(exceptionsOf(exceptions, { ...entity, uid }));
  await deps.keepSnapshot(snapshot);
  return snapshot;
}
