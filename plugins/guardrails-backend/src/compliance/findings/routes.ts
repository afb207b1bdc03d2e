import type {
  EntityFindingList,
  EntityFindingRequest,
  FindingFilter,
  FindingRecord,
  FindingSummary,
  FindingSummaryRequest,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { normalRef } from '../../base/refs';
import { PAGE_SIZE, sendExport, type RouteTools } from '../../http';
import type { Caller } from '../../identity/actors';
import { findingColumns } from './findingColumns';

interface FindingActions {
  list(
    caller: Caller,
    options: { filter: FindingFilter; limit: number; cursor?: string },
  ): Promise<Page<FindingRecord>>;
  get(caller: Caller, id: string): Promise<FindingRecord>;
  summarize(
    caller: Caller,
    request: FindingSummaryRequest,
  ): Promise<FindingSummary>;
  listEntities(
    caller: Caller,
    request: EntityFindingRequest,
  ): Promise<EntityFindingList>;
  export(
    caller: Caller,
    filter: FindingFilter,
  ): Promise<AsyncIterable<FindingRecord>>;
}

/** Reading findings across entities. @internal */
export function addFindingRoutes(
  { router, during }: RouteTools,
  { findings }: { findings: FindingActions },
): void {
  router.get('/findings', async (request, response) => {
    const { limit = PAGE_SIZE, cursor, ...filter } = request.query;
    response.json(
      await during(request, { id: 'findings-list' }, caller =>
        findings.list(caller, { filter: spelled(filter), limit, cursor }),
      ),
    );
  });

  router.get('/findings/summary', async (request, response) => {
    response.json(
      await during(request, { id: 'findings-summary' }, caller =>
        findings.summarize(caller, spelled(request.query)),
      ),
    );
  });

  router.get('/findings/entities', async (request, response) => {
    const { entity, memberOf, limit } = request.query;
    response.json(
      await during(request, { id: 'findings-entities' }, caller =>
        findings.listEntities(caller, {
          ...(entity && { entities: entity.map(normalRef) }),
          ...(memberOf !== undefined && { memberOf: normalRef(memberOf) }),
          ...(limit !== undefined && { limit }),
        }),
      ),
    );
  });

  router.get('/findings/export', async (request, response) => {
    const { format = 'csv', ...filter } = request.query;
    await during(
      request,
      { id: 'findings-export', severity: 'medium', meta: { format } },
      async caller => {
        const records = await findings.export(caller, spelled(filter));
        await sendExport(response, {
          name: 'findings',
          format,
          items: records,
          columns: findingColumns,
        });
      },
    );
  });

  router.get('/findings/:id', async (request, response) => {
    const { id } = request.params;
    response.json(
      await during(
        request,
        { id: 'finding-read', meta: { finding: id } },
        caller => findings.get(caller, id),
      ),
    );
  });
}

/** Refs in the one spelling that findings have. */
function spelled<Query extends object>(
  query: Query & { entity?: string; owner?: string; system?: string },
): Query {
  const { entity, owner, system } = query;
  return {
    ...query,
    ...(entity !== undefined && { entity: normalRef(entity) }),
    ...(owner !== undefined && { owner: normalRef(owner) }),
    ...(system !== undefined && { system: normalRef(system) }),
  };
}
