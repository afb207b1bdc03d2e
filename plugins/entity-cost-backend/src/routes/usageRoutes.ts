import { stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityUsage } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import type { AccessControl, Caller } from '../access';
import type { EntityIndex } from '../entities';
import type { Routes } from '../http';
import { entityUsage, type PeriodReader } from '../queries';
import { exportedUsage, usageColumns } from './exportedUsage';
import { requireReadable } from './requireReadable';
import { exportTooLarge, MAX_EXPORTED_ROWS, sendExport } from './sendExport';

/** Quantities of an answer that a page shows. */
const SHOWN = 500;

/** What entities used, beside what it cost. @internal */
export function usageRoutes(options: {
  knex: Knex;
  access: AccessControl;
  entities: EntityIndex;
  periods: PeriodReader;
}): Routes {
  const { knex, access, entities, periods } = options;

  const usageOf = async (
    caller: Caller,
    asked: {
      entity: Parameters<typeof stringifyEntityRef>[0];
      month?: string;
      currency?: string;
      limit: number;
    },
  ): Promise<EntityUsage> => {
    const { month, currency, limit } = asked;
    const scope = await access.readScope(caller);
    const ref = stringifyEntityRef(asked.entity);
    await requireReadable(entities, ref, scope);
    const period = await periods.period(month);
    return entityUsage(knex, {
      ref,
      entities,
      period,
      currency,
      scope,
      prices: await access.readsPrices(caller),
      limit,
    });
  };

  return ({ router, identify, during }) => {
    router.get(
      '/entities/:kind/:namespace/:name/usage',
      async (request, response) => {
        const { query, params } = request;
        response.json(
          await usageOf(await identify(request), {
            entity: params,
            ...query,
            limit: SHOWN,
          }),
        );
      },
    );

    router.get(
      '/entities/:kind/:namespace/:name/usage/export',
      async (request, response) => {
        const { query, params } = request;
        const { format = 'csv', ...selection } = query;
        await during(
          request,
          { id: 'usage-export', severity: 'medium', meta: { format } },
          async caller => {
            const usage = await usageOf(caller, {
              entity: params,
              ...selection,
              limit: MAX_EXPORTED_ROWS,
            });
            if (usage.omittedQuantities > 0) {
              throw exportTooLarge(
                'Export what belongs to the entity one by one.',
              );
            }
            await sendExport(response, {
              name: `usage-${usage.month}-${params.name}`,
              format,
              columns: usageColumns,
              rows: exportedUsage(usage),
            });
          },
        );
      },
    );
  };
}
