import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  contractFindings,
  type ContractFinding,
  type EntityHealth,
  type Maintenance,
  readDeclaration,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { databaseTime } from '@backstage-guardrails/backend-database';
import { MaintenanceStore } from '../database';
import type { RouteTools } from '../http';
import {
  type CurrentEndpoint,
  entityRows,
  maintenanceView,
  memberFilter,
  memberRollup,
  recentHistory,
} from '../queries';
import { endpointDetail, entityStatuses, toTimestamp, unmetOf } from '../views';

/** @internal */
export function addEntityRoutes(tools: RouteTools): void {
  const { router, knex, access, identify } = tools;

  router.get('/entities/:kind/:namespace/:name', async (request, response) => {
    const credentials = await identify(request);
    const ref = stringifyEntityRef(request.params);
    const entity = await access.entity(ref, credentials);
    response.json(await entityHealth(tools, entity, credentials));
  });

  router.post('/entities/statuses', async (request, response) => {
    const credentials = await identify(request);
    const refs = request.body.entityRefs.map(ref =>
      ref.toLocaleLowerCase('en-US'),
    );
    const now = await databaseTime(knex);
    const statuses = entityStatuses(await entityRows(knex, now, refs));
    const reader = await access.reader(credentials);
    const readable = await reader.readable(statuses.keys());
    response.json({
      items: [...new Set(refs)].flatMap(ref =>
        readable.has(ref) ? statuses.get(ref) ?? [] : [],
      ),
    });
  });
}

async function entityHealth(
  { knex, access }: Pick<RouteTools, 'knex' | 'access'>,
  entity: Entity,
  credentials: BackstageCredentials,
): Promise<EntityHealth> {
  const entityRef = stringifyEntityRef(entity);
  const now = await databaseTime(knex);
  const rows = await entityRows(knex, now, [entityRef]);
  const status = entityStatuses(rows).get(entityRef);
  const reader = await access.reader(credentials);
  const filter = await memberFilter({ entity, reader });
  return {
    entityRef,
    ...(status ? { status } : {}),
    endpoints: rows.map(endpointDetail),
    ...(rows.length > 0
      ? {
          recent: await recentHistory({
            knex,
            now,
            endpointIds: rows.map(({ id }) => id),
          }),
        }
      : {}),
    maintenance: [
      ...(await new MaintenanceStore(knex).notOver([entityRef], now)).map(
        maintenanceView,
      ),
      ...announced(entity, now),
    ],
    problems: readDeclaration(entity).problems,
    contract: contractOf(rows),
    ...(filter
      ? { members: await memberRollup({ knex, now, filter, reader }) }
      : {}),
    mayMaintain: await access.mayMaintain(entity, credentials),
  };
}

/** Maintenance of the annotation, if it is on or to come. */
function announced(entity: Entity, now: number): Maintenance[] {
  const { maintenance } = readDeclaration(entity);
  if (!maintenance || maintenance.until <= now) return [];
  return [
    {
      entityRef: stringifyEntityRef(entity),
      from: toTimestamp(maintenance.from),
      until: toTimestamp(maintenance.until),
      source: 'annotation',
    },
  ];
}

function contractOf(rows: readonly CurrentEndpoint[]): ContractFinding[] {
  if (rows.length !== 1)
    return rows.length === 0 ? [] : contractFindings(['one-endpoint']);
  const unmet = unmetOf(rows[0]);
  return unmet ? contractFindings(unmet) : [];
}
