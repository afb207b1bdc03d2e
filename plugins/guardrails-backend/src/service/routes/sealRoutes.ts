import type { Json } from '@backstage-guardrails/policy-model';
import type { Seals } from '../../seals';
import type { RouteTools } from './RouteTools';

/** Seals of values that evidence must not hold. @internal */
export function addSealRoutes(
  { router, during }: RouteTools,
  { seals }: { seals: Seals },
): void {
  router.post('/seals', async (request, response) => {
    const values = request.body.values as Json[];
    const sealed = await during(request, { id: 'secret-seal' }, caller =>
      seals.of(caller, values),
    );
    response.json({ seals: sealed });
  });
}
