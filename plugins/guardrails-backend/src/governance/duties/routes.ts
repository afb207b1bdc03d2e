import { dutiesReadPermission } from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../../identity/access';
import type { RouteTools } from '../../http';
import type { Duties } from './Duties';

/** Who could take a change to production alone. @internal */
export function addDutyRoutes(
  { router, during }: RouteTools,
  { access, duties }: { access: AccessControl; duties: Duties },
): void {
  router.get(
    '/entities/:kind/:namespace/:name/duties',
    async (request, response) => {
      const { kind, namespace, name } = request.params;
      const report = await during(
        request,
        { id: 'duties-read' },
        async caller => {
          await access.require(dutiesReadPermission, caller.credentials);
          return duties.report(caller, `${kind}:${namespace}/${name}`);
        },
      );
      response.json(report);
    },
  );
}
