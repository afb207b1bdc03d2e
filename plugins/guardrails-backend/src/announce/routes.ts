import {
  announcementManagePermission,
  GuardrailsError,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../identity/access';
import type { Caller } from '../identity/actors';
import { requireOwnSession } from '../identity/people';
import { PAGE_SIZE, type RouteTools } from '../http';
import type { Deliveries } from '../record/outbox';

/** What receivers did not take: for operators, because it names things of all teams. @internal */
export function addAnnouncementRoutes(
  { router, during }: RouteTools,
  deps: { access: AccessControl; deliveries: Deliveries },
): void {
  const { access, deliveries } = deps;
  const requireOperator = async (caller: Caller) => {
    await access.require(announcementManagePermission, caller.credentials);
    if (caller.operator) return;
    throw new GuardrailsError({
      code: 'not-allowed',
      message: 'Only members of guardrails.access.operators can do this.',
    });
  };

  router.get('/undelivered', async (request, response) => {
    const { limit, cursor } = request.query;
    const page = await during(
      request,
      { id: 'undelivered-list' },
      async caller => {
        await requireOperator(caller);
        return deliveries.undelivered({ limit: limit ?? PAGE_SIZE, cursor });
      },
    );
    response.json(page);
  });

  router.post('/undelivered/:id/resend', async (request, response) => {
    const { id } = request.params;
    await during(
      request,
      { id: 'undelivered-resend', severity: 'medium', meta: { delivery: id } },
      async caller => {
        await requireOperator(caller);
        if (caller.actor.kind !== 'service') requireOwnSession(caller);
        if (await deliveries.resend(id)) return;
        throw new GuardrailsError({
          code: 'not-found',
          message: `No failed delivery ${id} found.`,
        });
      },
    );
    response.status(204).end();
  });
}
