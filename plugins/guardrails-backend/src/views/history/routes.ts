import type { RuleId } from '@backstage-guardrails/policy-model';
import {
  countTo,
  exportList,
  PAGE_SIZE,
  sendExport,
  type RouteTools,
} from '../../http';
import { decisionColumns } from './decisionColumns';
import { listHistory } from './listHistory';
import { readDecision } from './readDecision';

/** Decisions on record, and what happened to each since. @internal */
export function addHistoryRoutes(
  { router, during }: RouteTools,
  deps: Omit<Parameters<typeof readDecision>[0], 'caller' | 'id'> &
    Parameters<typeof listHistory>[0],
): void {
  router.get('/decisions', async (request, response) => {
    const { limit, cursor, count, rule, ...filter } = request.query;
    const page = await during(request, { id: 'decision-list' }, caller =>
      listHistory(deps, caller, {
        filter: { ...filter, rule: rule as RuleId },
        limit: limit ?? PAGE_SIZE,
        cursor,
        // How many there are to look through is not how many are in a state.
        countTo: filter.state === undefined ? countTo(count) : undefined,
      }),
    );
    response.json(page);
  });

  router.get('/decisions/export', async (request, response) => {
    const { format = 'csv', rule, ...filter } = request.query;
    await during(
      request,
      { id: 'decision-export', severity: 'medium', meta: { format } },
      async caller => {
        const items = await exportList(
          page =>
            listHistory(deps, caller, {
              ...page,
              filter: { ...filter, rule: rule as RuleId },
            }),
          filter.state === undefined ? {} : { refusal: looksThrough },
        );
        await sendExport(response, {
          name: 'decisions',
          format,
          items,
          columns: decisionColumns,
        });
      },
    );
  });

  router.get('/decisions/:id', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'decision-read', meta: { decision: id } },
      caller => readDecision({ ...deps, caller, id }),
    );
    response.json(detail);
  });
}

/** The total of a list by state is that of the decisions to look through, however few are in the state. */
function looksThrough(most: number): string {
  return `An export by state looks through at most ${most} decisions. Set a period or more filters.`;
}
