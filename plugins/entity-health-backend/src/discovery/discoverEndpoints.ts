import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  type EntityFilterQuery,
} from '@backstage/catalog-client';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ENDPOINTS_ANNOTATION } from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import {
  type DeclaredEntity,
  declareEntities,
  entitiesWithEndpoints,
} from '../database';
import { declarationOf } from './declarationOf';

const PAGE = 200;

const filter: EntityFilterQuery = [
  { [`metadata.annotations.${ENDPOINTS_ANNOTATION}`]: CATALOG_FILTER_EXISTS },
  { 'metadata.links.type': 'health' },
];

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'metadata.links',
  'relations',
];

/**
 * Brings the endpoints to what the catalog declares, a page at a time, and writes only what has changed. Endpoints of
 * entities that are gone are removed at the end: a catalog that fails in between removes nothing.
 * @internal
 */
export async function discoverEndpoints(options: {
  knex: Knex;
  catalog: Pick<CatalogService, 'streamEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  logger: Pick<LoggerService, 'warn'>;
  /** Seconds between checks, where an entity says nothing else. */
  interval: number;
}): Promise<{
  entities: number;
  changed: number;
  removed: number;
  failed: number;
}> {
  const { knex, catalog, auth, logger, interval } = options;
  const credentials = await auth.getOwnServiceCredentials();
  const seen = new Set<string>();
  let changed = 0;
  let failed = 0;
  const pages = catalog.streamEntities(
    { filter, fields, pageSize: PAGE },
    { credentials },
  );
  for await (const page of pages) {
    const declared = page.map(entity => declarationOf(entity, interval));
    for (const { entityRef } of declared) seen.add(entityRef);
    const result = await declareEntities(knex, declared);
    changed += result.changed;
    failed += result.failed.length;
    for (const { entityRef, error } of result.failed) {
      logger.warn('The health endpoints of an entity were not recorded', {
        entity: entityRef,
        error: stringifyError(error),
      });
    }
  }
  const removed = await removeOthers(knex, seen);
  return { entities: seen.size, changed, removed, failed };
}

async function removeOthers(
  knex: Knex,
  seen: ReadonlySet<string>,
): Promise<number> {
  let removed = 0;
  let after: string | undefined;
  for (;;) {
    const refs = await entitiesWithEndpoints(knex, { after, limit: PAGE });
    const gone = refs.filter(ref => !seen.has(ref)).map(withoutEndpoints);
    removed += (await declareEntities(knex, gone)).changed;
    if (refs.length < PAGE) return removed;
    after = refs[refs.length - 1];
  }
}

function withoutEndpoints(entityRef: string): DeclaredEntity {
  return { entityRef, endpoints: [], options: {}, interval: 60 };
}
