import {
  announcementManagePermission,
  ledgerReadPermission,
  type Abilities,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../access';
import type { RouteTools } from '../../http';

/** What pages may offer. Each thing is refused by itself as well, whatever was answered here. @internal */
export function addAbilityRoutes(
  { router, identify }: RouteTools,
  { access }: { access: AccessControl },
): void {
  router.get('/abilities', async (request, response) => {
    const { credentials, reader, operator } = await identify(request);
    const abilities: Abilities = {
      exportLedger:
        reader && (await access.allows(ledgerReadPermission, credentials)),
      manageAnnouncements:
        operator &&
        (await access.allows(announcementManagePermission, credentials)),
    };
    response.json(abilities);
  });
}
