import type { Json } from '@backstage-guardrails/policy-model';
import type { RouteTools } from '../../http';
import type { WithheldValues } from './WithheldValues';

/** Seals of values that evidence must not hold. @internal */
export function addSealRoutes(
  { router, during }: RouteTools,
  { withheld }: { withheld: WithheldValues },
): void {
  router.post('/seals', async (request, response) => {
    const values = request.body.values as Json[];
    const sealed = await during(request, { id: 'secret-seal' }, caller =>
      withheld.seal(caller, values),
    );
    response.json({ seals: sealed });
  });
}
