import type {
  Insights,
  InsightsDay,
  InsightsRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sendExport, type ExportColumns, type RouteTools } from '../../http';
import type { Caller } from '../../identity/actors';

const columns: ExportColumns<InsightsDay> = {
  day: ({ day }) => day,
  allowed: ({ allowed }) => allowed,
  warned: ({ warned }) => warned,
  needs_approval: ({ needsApproval }) => needsApproval,
  denied: ({ denied }) => denied,
};

/** Reading what was counted. @internal */
export function addInsightsRoutes(
  { router, during }: RouteTools,
  {
    read,
  }: { read(caller: Caller, request: InsightsRequest): Promise<Insights> },
): void {
  router.get('/insights', async (request, response) => {
    response.json(
      await during(request, { id: 'insights-read' }, caller =>
        read(caller, request.query),
      ),
    );
  });

  router.get('/insights/export', async (request, response) => {
    const { format = 'csv', ...filter } = request.query;
    await during(
      request,
      { id: 'insights-export', severity: 'medium', meta: { format } },
      async caller => {
        const { days } = await read(caller, filter);
        await sendExport(response, {
          name: 'insights',
          format,
          items: eachOf(days),
          columns,
        });
      },
    );
  });
}

async function* eachOf<Item>(items: Item[]): AsyncGenerator<Item> {
  yield* items;
}
