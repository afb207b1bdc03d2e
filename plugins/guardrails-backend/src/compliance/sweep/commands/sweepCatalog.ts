import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import { inTurns } from '../../../base';
import { databaseTime } from '../../../base/database';
import { learnEntity } from '../../findings/store/learnEntity';
import { isDue, kindOf, renamedEntities } from '../evaluation/dueEntities';
import {
  exceptionsDigest,
  type EntityExceptions,
  type ReadExceptions,
} from '../evaluation/exceptionsOf';
import type { World } from '../evaluation/targets';
import type { KnownFacts } from '../facts/KnownFacts';
import { readFactSources } from '../facts/readFactSources';
import { SweepStore, type SweptEntity } from '../store/SweepStore';
import {
  evaluateEntities,
  type EvaluatedEntity,
  type EvaluationDeps,
} from './evaluateEntities';
import { eachBatch } from './eachBatch';
import { listCatalog } from './listCatalog';
import { listCostCentres } from './listCostCentres';
import { recordSwept } from './recordSwept';

/** So many entities are read as a whole, evaluated and written at a time, each time in one transaction. */
const BATCH = 50;
/** Of APIs fewer: each brings its definition, which is cut only once it was read. */
const BATCH_OF_APIS = 10;
/** Of what a source failed to say it is not known whether it changed: the next sweep evaluates again. */
const UNKNOWN = 'unknown';

type SweepDeps = {
  evaluation: EvaluationDeps;
  knex: Knex;
  catalog: CatalogService;
  auth: AuthService;
  sources: EntityFactSource[];
  policyOf: (kind: string) => string;
  readExceptions: ReadExceptions;
  logger: LoggerService;
};

type SweepReport = {
  /** In the catalog. */
  entities: number;
  evaluated: number;
  /** Could not be evaluated. */
  failed: number;
  /** Not in the catalog any more. */
  gone: number;
  /** Whether the catalog was seen as a whole. */
  complete: boolean;
};

type Context = {
  store: SweepStore;
  run: string;
  world: World;
  facts: KnownFacts;
  renamed: Map<string, string>;
};

/**
 * Evaluates the entities of the catalog that changed, or that policy or facts changed for, and records what it finds.
 *
 * Each batch is one transaction that remembers its entities with their findings, so a sweep that was killed goes on
 * where it was, and two at the same time do what one would. What the catalog did not show is never resolved: an entity
 * that is gone leaves its findings "not confirmed", and one that was only not listed leaves them as they are.
 * @internal
 */
export async function sweepCatalog(deps: SweepDeps): Promise<SweepReport> {
  const { knex, sources, logger, policyOf, readExceptions } = deps;
  const store = new SweepStore({ knex });
  const run = uuidv7();
  const startedAt = await databaseTime(knex);
  await store.began(run, startedAt);
  const listing = await listCatalog(deps);
  const world = { listing, costCentres: await listCostCentres(deps) };
  const facts = await readFactSources({
    sources,
    observedAt: startedAt,
    logger,
  });
  const known = await store.all();
  const exceptions = await readExceptions();
  const renamed = renamedEntities(world, known);
  const context = { store, run, world, facts, renamed };
  for (const ref of renamed.keys()) {
    await learnEntity(knex, { ref, uid: listing.entities.get(ref)?.uid });
  }
  const due: string[] = [];
  const now = { world, known, policyOf, facts, exceptions };
  for await (const [ref, listed] of inTurns(listing.entities)) {
    if (isDue({ ref, ...listed }, now)) due.push(ref);
  }
  let evaluated = 0;
  let notEvaluated = 0;
  const inFailed = await eachBatch(deps, batchesOf(due), async refs => {
    const done = await sweepBatch(deps, context, refs);
    evaluated += done.evaluated;
    notEvaluated += done.failed;
  });
  const left = await recordGone(deps, context, known);
  const { gone } = left;
  const failed = notEvaluated + inFailed + left.failed;
  const { complete } = listing;
  const entities = listing.entities.size;
  const at = await databaseTime(knex);
  await store.ended(run, { at, complete, entities, evaluated, failed });
  return { entities, evaluated, failed, gone, complete };
}

function* inChunks<T>(all: T[], size: number): Iterable<T[]> {
  for (let from = 0; from < all.length; from += size) {
    yield all.slice(from, from + size);
  }
}

function* batchesOf(refs: string[]): Iterable<string[]> {
  const isApi = (ref: string) => kindOf(ref) === 'api';
  const others = refs.filter(ref => !isApi(ref));
  yield* inChunks(others, BATCH);
  yield* inChunks(refs.filter(isApi), BATCH_OF_APIS);
}

async function sweepBatch(
  deps: Omit<SweepDeps, 'sources' | 'logger'>,
  context: Context,
  refs: string[],
): Promise<{ evaluated: number; failed: number }> {
  const { knex } = deps;
  const { store, run, world, facts, renamed } = context;
  // Before it is read: what another sweep read later is newer, even if it writes first.
  const at = await databaseTime(knex);
  const entities = await readEntities(deps, refs);
  // As they are now: one that was granted or has ended since the sweep began counts for what is not evaluated yet.
  const exceptions = await deps.readExceptions(uidsOf(entities));
  const results = await evaluateEntities(deps.evaluation, {
    ...{ entities, world, facts, exceptions },
    observedAt: at,
  });
  const seen = results.map(result => ({
    ...result.seen,
    before: renamed.get(result.seen.ref),
  }));
  const rows = results.flatMap(result =>
    toRow(deps, { ...context, exceptions }, result),
  );
  await knex.transaction(async transaction => {
    await recordSwept(transaction, {
      entities: seen,
      moment: { at, by: run },
    });
    await store.remember(transaction, rows);
    await store.forget(
      transaction,
      rows.flatMap(({ entity_ref: ref }) => renamed.get(ref) ?? []),
    );
  });
  return { evaluated: rows.length, failed: results.length - rows.length };
}

function uidsOf(entities: Map<string, Entity>): string[] {
  return [...entities.values()].flatMap(({ metadata }) => metadata.uid ?? []);
}

/** By ref; one that is not there any more is missing, and the next sweep says what became of it. */
async function readEntities(
  { catalog, auth }: Pick<SweepDeps, 'catalog' | 'auth'>,
  refs: string[],
): Promise<Map<string, Entity>> {
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: refs },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  const entities = new Map<string, Entity>();
  items.forEach((entity, index) => {
    if (entity) entities.set(refs[index], entity);
  });
  return entities;
}

function toRow(
  { policyOf }: Pick<SweepDeps, 'policyOf'>,
  { facts, exceptions }: Context & { exceptions: EntityExceptions },
  { entity, seen, targets }: EvaluatedEntity,
): SweptEntity[] {
  if (targets === undefined) return [];
  const { ref } = seen;
  const { uid, etag } = entity.metadata;
  return [
    {
      entity_ref: ref,
      uid: uid ?? '',
      etag: etag ?? '',
      policy: policyOf(kindOf(ref)),
      facts: facts.digestOf(ref) ?? UNKNOWN,
      targets,
      exceptions: exceptionsDigest(exceptions, { ref, uid }),
    },
  ];
}

/**
 * What the catalog does not list any more, and does not have when it is asked for by name either. Nobody looked at it,
 * so its findings are not confirmed.
 */
async function recordGone(
  deps: Pick<SweepDeps, 'knex' | 'catalog' | 'auth' | 'logger'>,
  { store, run, world, renamed }: Context,
  known: ReadonlyMap<string, SweptEntity>,
): Promise<{ gone: number; failed: number }> {
  const { listing } = world;
  if (!listing.complete) return { gone: 0, failed: 0 };
  const moved = new Set(renamed.values());
  const missing = [...known.keys()].filter(
    ref => !listing.entities.has(ref) && !moved.has(ref),
  );
  let gone = 0;
  const failed = await eachBatch(deps, batchesOf(missing), async refs => {
    const at = await databaseTime(deps.knex);
    const there = await readEntities(deps, refs);
    const left = refs.filter(ref => !there.has(ref));
    await deps.knex.transaction(async transaction => {
      await recordSwept(transaction, {
        entities: left.map(ref => ({
          ref,
          findings: [],
          covers: () => 'unseen' as const,
          exceptions: [],
        })),
        moment: { at, by: run },
      });
      await store.forget(transaction, left);
    });
    gone += left.length;
  });
  return { gone, failed };
}
