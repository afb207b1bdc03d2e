import type { Decision } from '@backstage-guardrails/policy-model';
import type { RouteTools } from '../../http';
import type { Caller } from '../../identity/actors';

/** What an exception for an entity of the catalog is requested on. @internal */
export function addSweepRoutes(
  { router, during }: RouteTools,
  deps: { decide: (caller: Caller, finding: string) => Promise<Decision> },
): void {
  router.post('/findings/:id/decision', async (request, response) => {
    const { id } = request.params;
    const decision = await during(
      request,
      { id: 'finding-decide', severity: 'medium', meta: { finding: id } },
      caller => deps.decide(caller, id),
    );
    response.status(201).json(decision);
  });
}
