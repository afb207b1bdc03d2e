import type { AccessControl } from '../identity/access';
import type { DecisionLog } from '../decision/decisions';
import type { CatalogFacts } from '../decision/facts';
import type { RouteTools } from '../http';
import { complianceOf } from './complianceOf';
import type { CurrentDecisions } from './CurrentDecisions';

/** What an entity's card and tab show. @internal */
export function addComplianceRoutes(
  { router, during }: RouteTools,
  deps: {
    access: AccessControl;
    log: DecisionLog;
    current: CurrentDecisions;
    catalog: CatalogFacts;
  },
): void {
  const { access, log, current, catalog } = deps;
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
