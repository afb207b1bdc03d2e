import { databaseTime } from '@backstage-guardrails/backend-database';
import type { RouteTools } from '../http';
import {
  countEndpoints,
  endpointHistory,
  type EndpointFilter,
  listEndpoints,
  listGroups,
  listIncidents,
  PAGE_SIZE,
  readableEntities,
} from '../queries';
import { endpointView } from '../views';
import { findEndpoint } from './findEndpoint';

/** @internal */
export function addEndpointRoutes(
  tools: RouteTools,
  options: { objective: number },
): void {
  const { router, knex, access, identify } = tools;

  router.get('/endpoints', async (request, response) => {
    const credentials = await identify(request);
    const { query } = request;
    const { limit = PAGE_SIZE, cursor, status } = query;
    const filter: EndpointFilter = {
      owner: query.owner,
      ...(query.system === undefined ? {} : { systems: [query.system] }),
      kind: query.kind,
      ...(query.entity === undefined ? {} : { entities: [query.entity] }),
      search: query.search,
      flapping: query.flapping,
      maintenance: query.maintenance,
    };
    const now = await databaseTime(knex);
    const reader = await access.reader(credentials);
    const { rows, nextCursor } = await listEndpoints({
      knex,
      now,
      filter: { ...filter, status },
      limit,
      cursor,
      reader,
    });
    const { entities, complete } = await readableEntities({
      knex,
      now,
      filter,
      reader,
    });
    response.json({
      items: rows.map(endpointView),
      ...(nextCursor === undefined ? {} : { nextCursor }),
      counts: await countEndpoints({ knex, now, filter, entities }),
      countsComplete: complete,
    });
  });

  router.get('/groups', async (request, response) => {
    const credentials = await identify(request);
    const { by } = request.query;
    const now = await databaseTime(knex);
    const { entities, complete } = await readableEntities({
      knex,
      now,
      filter: {},
      reader: await access.reader(credentials),
    });
    const groups = await listGroups({ knex, now, by, entities });
    response.json({ ...groups, countsComplete: complete });
  });

  router.get('/endpoints/:id/history', async (request, response) => {
    const credentials = await identify(request);
    const { range = '24h', objective = options.objective } = request.query;
    const { id } = request.params;
    await findEndpoint({ knex, reader: await access.reader(credentials), id });
    const now = await databaseTime(knex);
    response.json(
      await endpointHistory({ knex, now, endpointId: id, range, objective }),
    );
  });

  router.get('/incidents', async (request, response) => {
    const credentials = await identify(request);
    const { entity, owner, open, limit = PAGE_SIZE, cursor } = request.query;
    const reader = await access.reader(credentials);
    response.json(
      await listIncidents({ knex, entity, owner, open, limit, cursor, reader }),
    );
  });
}
