import type { EntityCompliance } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../identity/actors';
import type { RouteTools } from '../http';

/** What an entity's card and tab show. @internal */
export function addComplianceRoutes(
  { router, during }: RouteTools,
  deps: {
    complianceOf(caller: Caller, entity: string): Promise<EntityCompliance>;
  },
): void {
  router.get(
    '/entities/:kind/:namespace/:name/compliance',
    async (request, response) => {
      const { kind, namespace, name } = request.params;
      const compliance = await during(
        request,
        { id: 'compliance-read' },
        caller => deps.complianceOf(caller, `${kind}:${namespace}/${name}`),
      );
      response.json(compliance);
    },
  );
}
