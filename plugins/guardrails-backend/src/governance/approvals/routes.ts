import {
  delegationManagePermission,
  type ApprovalFilter,
  type ConsentRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../../identity/access';
import { PAGE_SIZE, type RouteTools } from '../../http';
import type { Approvals } from './Approvals';
import type { Delegations } from './Delegations';

/** Asking for consent, giving it and standing in for others. @internal */
export function addApprovalRoutes(
  { router, during }: RouteTools,
  deps: {
    access: AccessControl;
    approvals: Approvals;
    delegations: Delegations;
  },
): void {
  const { approvals } = deps;
  router.post('/decisions/:id/approval', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      {
        id: 'approval-request',
        severity: 'medium',
        meta: { decision: id },
      },
      caller =>
        approvals.request(caller, {
          decision: id,
          reason: request.body.reason,
        }),
    );
    response.status(201).json(detail);
  });

  router.get('/approvals', async (request, response) => {
    const { limit, cursor, ...filter } = request.query;
    const page = await during(request, { id: 'approval-list' }, caller =>
      approvals.list(caller, {
        filter: filter as ApprovalFilter,
        limit: limit ?? PAGE_SIZE,
        cursor,
      }),
    );
    response.json(page);
  });

  router.get('/approvals/:id', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-read', meta: { approval: id } },
      caller => approvals.get(caller, id),
    );
    response.json(detail);
  });

  router.post('/approvals/:id/consent', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-consent', severity: 'high', meta: { approval: id } },
      caller => approvals.consent(caller, id, request.body as ConsentRequest),
    );
    response.json(detail);
  });

  router.post('/approvals/:id/withdraw', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-withdraw', severity: 'medium', meta: { approval: id } },
      caller => approvals.withdraw(caller, id, request.body.what),
    );
    response.json(detail);
  });

  addHandoverRoutes({ router, during }, deps);
  addDelegationRoutes({ router, during }, deps);
}

function addHandoverRoutes(
  { router, during }: Pick<RouteTools, 'router' | 'during'>,
  { approvals }: { approvals: Approvals },
): void {
  router.get('/approvals/:id/handover', async (request, response) => {
    const { id } = request.params;
    const people = await during(
      request,
      { id: 'handover-candidates', meta: { approval: id } },
      caller => approvals.handoverCandidates(caller, id),
    );
    response.json({ people });
  });

  router.post('/approvals/:id/handover', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-handover', severity: 'medium', meta: { approval: id } },
      caller => approvals.handOver(caller, id, request.body),
    );
    response.json(detail);
  });

  router.post('/approvals/:id/handback', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-handback', severity: 'medium', meta: { approval: id } },
      caller => approvals.handBack(caller, id, request.body),
    );
    response.json(detail);
  });
}

function addDelegationRoutes(
  { router, during }: Pick<RouteTools, 'router' | 'during'>,
  { access, delegations }: { access: AccessControl; delegations: Delegations },
): void {
  router.get('/delegations', async (request, response) => {
    const items = await during(request, { id: 'delegation-list' }, caller =>
      delegations.list(caller),
    );
    response.json({ items });
  });

  router.post('/delegations', async (request, response) => {
    const delegation = await during(
      request,
      { id: 'delegation-give', severity: 'high' },
      async caller => {
        await access.require(delegationManagePermission, caller.credentials);
        return delegations.give(caller, request.body);
      },
    );
    response.status(201).json(delegation);
  });

  router.delete('/delegations/:id', async (request, response) => {
    const { id } = request.params;
    await during(
      request,
      { id: 'delegation-revoke', severity: 'medium', meta: { delegation: id } },
      async caller => {
        await access.require(delegationManagePermission, caller.credentials);
        await delegations.revoke(caller, id);
      },
    );
    response.status(204).end();
  });
}
