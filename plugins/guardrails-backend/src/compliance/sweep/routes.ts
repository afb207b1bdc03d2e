import type { Decision } from '@backstage-guardrails/policy-model';
import type { Note } from '@backstage-guardrails/backend-http';
import type { RouteTools } from '../../http';
import type { Caller } from '../../identity/actors';

/** What an exception for an entity of the catalog is requested on. @internal */
export function addSweepRoutes(
  { router, during }: RouteTools,
  deps: {
    decide: (caller: Caller, finding: string, note: Note) => Promise<Decision>;
  },
): void {
  router.post('/findings/:id/decision', async (request, response) => {
    const { id } = request.params;
    const decision = await during(
      request,
      { id: 'finding-decide', severity: 'medium', meta: { finding: id } },
      (caller, note) => deps.decide(caller, id, note),
    );
    response.status(201).json(decision);
  });
}
