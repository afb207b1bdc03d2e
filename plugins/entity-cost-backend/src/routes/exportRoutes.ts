import type { Knex } from 'knex';
import type { AccessControl } from '../access';
import type { Routes } from '../http';
import { listGroups, type PeriodReader } from '../queries';
import { filterOf } from './costRoutes';
import { costColumns, exportedCosts } from './exportedCosts';
import { exportTooLarge, MAX_EXPORTED_ROWS, sendExport } from './sendExport';

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
            limit: MAX_EXPORTED_ROWS + 1,
          });
          if (rows.length > MAX_EXPORTED_ROWS) {
            throw exportTooLarge(
              'Filter the list, or group it by something that has fewer.',
            );
          }
          await sendExport(response, {
            name: `costs-${month}-${groupBy}`,
            format,
            columns: costColumns,
            rows: exportedCosts(rows, { month, previousMonth, cost, groupBy }),
          });
        },
      );
    });
  };
}
