import { EntityCostError } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AccessControl } from '../access';
import type { Routes } from '../http';
import { listGroups, type PeriodReader } from '../queries';
import { filterOf } from './costRoutes';
import { csvOf, type ExportedMonth, jsonOf } from './exportText';

const MAX_ROWS = 50_000;

/** What a list of costs shows, as a file. @internal */
export function exportRoutes(options: {
  knex: Knex;
  access: AccessControl;
  periods: PeriodReader;
}): Routes {
  const { knex, access, periods } = options;
  return ({ router, during }) => {
    router.get('/export', async (request, response) => {
      const { query } = request;
      const { format = 'csv', groupBy = 'owner' } = query;
      await during(
        request,
        { id: 'export', severity: 'medium', meta: { format, groupBy } },
        async caller => {
          const scope = await access.readScope(caller);
          const cost = await access.costFor(caller, query.cost);
          const { month, previousMonth } = await periods.period(query.month);
          const { rows } = await listGroups(knex, {
            grouping: {
              month,
              previousMonth,
              cost,
              currency: query.currency,
              groupBy,
              filter: filterOf(query),
              scope,
            },
            sort: 'amount',
            limit: MAX_ROWS + 1,
          });
          // a file that ends early would look like all of it
          if (rows.length > MAX_ROWS) {
            throw new EntityCostError({
              code: 'export-too-large',
              message: `An export has at most ${MAX_ROWS} rows. Filter the list, or group it by something that has fewer.`,
            });
          }
          const of: ExportedMonth = { month, previousMonth, cost, groupBy };
          response.status(200);
          response.type(format === 'csv' ? 'text/csv' : 'application/json');
          response.set({
            'Content-Disposition': `attachment; filename="costs-${month}-${groupBy}.${format}"`,
            'Cache-Control': 'no-store',
            'X-Content-Type-Options': 'nosniff',
          });
          await pipeline(
            Readable.from(
              format === 'csv' ? csvOf(rows, of) : jsonOf(rows, of),
            ),
            response,
          );
        },
      );
    });
  };
}
