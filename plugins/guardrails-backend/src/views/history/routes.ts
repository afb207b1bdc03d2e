import type { RuleId } from '@backstage-guardrails/policy-model';
import { PAGE_SIZE, type RouteTools } from '../../http';
import { normalRef } from '../../base/refs';
import { readDecision } from './readDecision';
import { readRunStates } from './runStates';

/** Decisions on record, and what happened to each since. @internal */
export function addHistoryRoutes(
  { router, during }: RouteTools,
  deps: Omit<Parameters<typeof readDecision>[0], 'caller' | 'id'> & {
    records: Parameters<typeof readRunStates>[0];
  },
): void {
  const { access, log, records } = deps;
  router.get('/decisions', async (request, response) => {
    const { limit, cursor, entity, rule, ...filter } = request.query;
    const page = await during(
      request,
      { id: 'decision-list' },
      async caller => {
        const target = entity === undefined ? undefined : normalRef(entity);
        const { items, ...next } = await log.list({
          filter: { ...filter, entity: target, rule: rule as RuleId },
          scope: await access.readScope(caller, target),
          limit: limit ?? PAGE_SIZE,
          cursor,
        });
        const states = await readRunStates(records, items);
        return {
          items: items.map(item => ({ ...item, state: states.get(item.id) })),
          ...next,
        };
      },
    );
    response.json(page);
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
