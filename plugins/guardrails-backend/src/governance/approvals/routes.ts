import {
  approvalDecidePermission,
  approvalReadPermission,
  approvalRequestPermission,
  delegationManagePermission,
  type ApprovalDetail,
  type ApprovalFilter,
  type ApprovalSummary,
  type ConsentRequest,
  type SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  countTo,
  exportList,
  PAGE_SIZE,
  sendExport,
  type RouteTools,
} from '../../http';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import { approvalColumns } from './approvalColumns';
import type { Delegations } from './Delegations';

/** What a caller can do with requests for approval. @internal */
export interface ApprovalActions {
  request(
    caller: Caller,
    request: { decision: string; reason?: string },
  ): Promise<ApprovalDetail>;
  list(
    caller: Caller,
    request: {
      filter: ApprovalFilter;
      limit: number;
      cursor?: string;
      countTo?: number;
    },
  ): Promise<SearchedPage<ApprovalSummary>>;
  get(caller: Caller, id: string): Promise<ApprovalDetail>;
  consent(
    caller: Caller,
    id: string,
    request: ConsentRequest,
  ): Promise<ApprovalDetail>;
  withdraw(
    caller: Caller,
    id: string,
    what: 'request' | 'consent',
  ): Promise<ApprovalDetail>;
  /** People to whom the caller can hand over their part. */
  handoverCandidates(caller: Caller, id: string): Promise<string[]>;
  handOver(
    caller: Caller,
    id: string,
    request: { to: string; reason: string },
  ): Promise<ApprovalDetail>;
  handBack(
    caller: Caller,
    id: string,
    request: { from: string },
  ): Promise<ApprovalDetail>;
}

type Access = Pick<AccessControl, 'require'>;

/** Asking for consent, giving it and standing in for others. @internal */
export function addApprovalRoutes(
  { router, during }: RouteTools,
  deps: { access: Access; actions: ApprovalActions; delegations: Delegations },
): void {
  const { access, actions } = deps;
  router.post('/decisions/:id/approval', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      {
        id: 'approval-request',
        severity: 'medium',
        meta: { decision: id },
      },
      async caller => {
        await access.require(approvalRequestPermission, caller.credentials);
        return actions.request(caller, {
          decision: id,
          reason: request.body.reason,
        });
      },
    );
    response.status(201).json(detail);
  });

  router.get('/approvals', async (request, response) => {
    const { limit, cursor, count, ...filter } = request.query;
    const page = await during(
      request,
      { id: 'approval-list' },
      async caller => {
        await access.require(approvalReadPermission, caller.credentials);
        return actions.list(caller, {
          filter: filter as ApprovalFilter,
          limit: limit ?? PAGE_SIZE,
          cursor,
          countTo: countTo(count),
        });
      },
    );
    response.json(page);
  });

  router.get('/approvals/export', async (request, response) => {
    const { format = 'csv', ...filter } = request.query;
    await during(
      request,
      { id: 'approval-export', severity: 'medium', meta: { format } },
      async caller => {
        await access.require(approvalReadPermission, caller.credentials);
        const items = await exportList(page =>
          actions.list(caller, {
            ...page,
            filter: filter as ApprovalFilter,
          }),
        );
        await sendExport(response, {
          name: 'approvals',
          format,
          items,
          columns: approvalColumns,
        });
      },
    );
  });

  router.get('/approvals/:id', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-read', meta: { approval: id } },
      async caller => {
        await access.require(approvalReadPermission, caller.credentials);
        return actions.get(caller, id);
      },
    );
    response.json(detail);
  });

  router.post('/approvals/:id/consent', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-consent', severity: 'high', meta: { approval: id } },
      async caller => {
        await access.require(approvalDecidePermission, caller.credentials);
        return actions.consent(caller, id, request.body as ConsentRequest);
      },
    );
    response.json(detail);
  });

  router.post('/approvals/:id/withdraw', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-withdraw', severity: 'medium', meta: { approval: id } },
      caller => actions.withdraw(caller, id, request.body.what),
    );
    response.json(detail);
  });

  addHandoverRoutes({ router, during }, deps);
  addDelegationRoutes({ router, during }, deps);
}

function addHandoverRoutes(
  { router, during }: Pick<RouteTools, 'router' | 'during'>,
  { access, actions }: { access: Access; actions: ApprovalActions },
): void {
  router.get('/approvals/:id/handover', async (request, response) => {
    const { id } = request.params;
    const people = await during(
      request,
      { id: 'handover-candidates', meta: { approval: id } },
      async caller => {
        await access.require(approvalDecidePermission, caller.credentials);
        return actions.handoverCandidates(caller, id);
      },
    );
    response.json({ people });
  });

  router.post('/approvals/:id/handover', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-handover', severity: 'medium', meta: { approval: id } },
      async caller => {
        await access.require(approvalDecidePermission, caller.credentials);
        return actions.handOver(caller, id, request.body);
      },
    );
    response.json(detail);
  });

  router.post('/approvals/:id/handback', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'approval-handback', severity: 'medium', meta: { approval: id } },
      async caller => {
        await access.require(approvalDecidePermission, caller.credentials);
        return actions.handBack(caller, id, request.body);
      },
    );
    response.json(detail);
  });
}

function addDelegationRoutes(
  { router, during }: Pick<RouteTools, 'router' | 'during'>,
  { access, delegations }: { access: Access; delegations: Delegations },
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
        return delegations.create(caller, request.body);
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
