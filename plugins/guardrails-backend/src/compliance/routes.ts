import type { AccessControl } from '../../access';
import { complianceOf, type CurrentDecisions } from '../../compliance';
import type { DecisionLog } from '../../decision';
import type { CatalogFacts } from '../../facts';
import type { RouteTools } from './RouteTools';

/** What an entity's card and tab show. @internal */
export function addComplianceRoutes(
  { router, during }: RouteTools,
  rooms: {
    access: AccessControl;
    log: DecisionLog;
    current: CurrentDecisions;
    catalog: CatalogFacts;
  },
): void {
  const { access, log, current, catalog } = rooms;
  router.get(
    '/entities/:kind/:namespace/:name/compliance',
    async (request, response) => {
      const { kind, namespace, name } = request.params;
      const compliance = await during(
        request,
        { id: 'compliance-read' },
        caller =>
          complianceOf({
            caller,
            entity: `${kind}:${namespace}/${name}`,
            log,
            current,
            catalog,
            access,
          }),
      );
      response.json(compliance);
    },
  );
}
