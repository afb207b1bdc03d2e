import type { RuleId } from '@backstage-guardrails/policy-model';
import { PAGE_SIZE, type RouteTools } from '../../http';
import { normalRef } from '../../base/refs';
import { readDecision } from './readDecision';

/** Decisions on record, and what happened to each since. @internal */
export function addHistoryRoutes(
  { router, during }: RouteTools,
  deps: Omit<Parameters<typeof readDecision>[0], 'caller' | 'id'>,
): void {
  const { access, log } = deps;
  router.get('/decisions', async (request, response) => {
    const { limit, cursor, entity, rule, ...filter } = request.query;
    const page = await during(
      request,
      { id: 'decision-list' },
      async caller => {
        const target = entity === undefined ? undefined : normalRef(entity);
        return log.list({
          filter: { ...filter, entity: target, rule: rule as RuleId },
          scope: await access.readScope(caller, target),
          limit: limit ?? PAGE_SIZE,
          cursor,
        });
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
