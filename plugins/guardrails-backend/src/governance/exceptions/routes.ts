import {
  exceptionReadPermission,
  exceptionRequestPermission,
  exceptionRevokePermission,
  type ExceptionDebt,
  type ExceptionDetail,
  type ExceptionFilter,
  type ExceptionRequest,
  type ExceptionSummary,
  type Page,
  type SearchedPage,
  type PolicyRequest,
  type PolicyRequestSummary,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import {
  countTo,
  exportList,
  PAGE_SIZE,
  sendExport,
  type RouteTools,
} from '../../http';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';

import { exceptionColumns } from './exceptionColumns';

/** Waivers: requested on a finding, granted by others, counted, checked, and over by themselves. @internal */
export interface ExceptionActions {
  request(caller: Caller, request: ExceptionRequest): Promise<ExceptionDetail>;
  list(
    caller: Caller,
    options: {
      filter: ExceptionFilter;
      limit: number;
      cursor?: string;
      countTo?: number;
    },
  ): Promise<SearchedPage<ExceptionSummary>>;
  get(caller: Caller, id: string): Promise<ExceptionDetail>;
  revoke(
    caller: Caller,
    id: string,
    request: { reason: string },
  ): Promise<ExceptionDetail>;
  debt(caller: Caller): Promise<ExceptionDebt>;
}

/**
 * Requests about policy itself. The result is on record, and those who write policy act on it; nothing changes by
 * itself.
 * @internal
 */
export interface PolicyRequestActions {
  request(
    caller: Caller,
    request: PolicyRequest,
  ): Promise<PolicyRequestSummary>;
  list(
    caller: Caller,
    options: { limit: number; cursor?: string },
  ): Promise<Page<PolicyRequestSummary>>;
}

/** Asking for exceptions and for other policy, and reading what became of it. @internal */
export function addExceptionRoutes(
  { router, during }: RouteTools,
  deps: {
    access: Pick<AccessControl, 'require'>;
    exceptions: ExceptionActions;
    policyRequests: PolicyRequestActions;
  },
): void {
  const { access, exceptions, policyRequests } = deps;
  router.post('/exceptions', async (request, response) => {
    const exception = await during(
      request,
      { id: 'exception-request', severity: 'medium' },
      async caller => {
        await access.require(exceptionRequestPermission, caller.credentials);
        return exceptions.request(caller, request.body as ExceptionRequest);
      },
    );
    response.status(201).json(exception);
  });

  router.get('/exceptions', async (request, response) => {
    const { limit, cursor, count, rule, ...filter } = request.query;
    const page = await during(
      request,
      { id: 'exception-list' },
      async caller => {
        await access.require(exceptionReadPermission, caller.credentials);
        return exceptions.list(caller, {
          filter: {
            ...filter,
            ...(rule !== undefined && { rule: rule as RuleId }),
          },
          limit: limit ?? PAGE_SIZE,
          cursor,
          countTo: countTo(count),
        });
      },
    );
    response.json(page);
  });

  router.get('/exceptions/export', async (request, response) => {
    const { format = 'csv', rule, ...filter } = request.query;
    await during(
      request,
      { id: 'exception-export', severity: 'medium', meta: { format } },
      async caller => {
        await access.require(exceptionReadPermission, caller.credentials);
        const items = await exportList(page =>
          exceptions.list(caller, {
            ...page,
            filter: {
              ...filter,
              ...(rule !== undefined && { rule: rule as RuleId }),
            },
          }),
        );
        await sendExport(response, {
          name: 'exceptions',
          format,
          items,
          columns: exceptionColumns,
        });
      },
    );
  });

  router.get('/exceptions/:id', async (request, response) => {
    const { id } = request.params;
    const exception = await during(
      request,
      { id: 'exception-read', meta: { exception: id } },
      async caller => {
        await access.require(exceptionReadPermission, caller.credentials);
        return exceptions.get(caller, id);
      },
    );
    response.json(exception);
  });

  router.post('/exceptions/:id/revoke', async (request, response) => {
    const { id } = request.params;
    const exception = await during(
      request,
      { id: 'exception-revoke', severity: 'medium', meta: { exception: id } },
      async caller => {
        await access.require(exceptionRevokePermission, caller.credentials);
        return exceptions.revoke(caller, id, request.body);
      },
    );
    response.json(exception);
  });

  router.get('/exception-debt', async (request, response) => {
    const debt = await during(
      request,
      { id: 'exception-debt' },
      async caller => {
        await access.require(exceptionReadPermission, caller.credentials);
        return exceptions.debt(caller);
      },
    );
    response.json(debt);
  });

  router.post('/policy-requests', async (request, response) => {
    const summary = await during(
      request,
      { id: 'policy-request', severity: 'medium' },
      async caller => {
        await access.require(exceptionRequestPermission, caller.credentials);
        return policyRequests.request(caller, request.body as PolicyRequest);
      },
    );
    response.status(201).json(summary);
  });

  router.get('/policy-requests', async (request, response) => {
    const { limit, cursor } = request.query;
    const page = await during(
      request,
      { id: 'policy-request-list' },
      async caller => {
        await access.require(exceptionReadPermission, caller.credentials);
        return policyRequests.list(caller, {
          limit: limit ?? PAGE_SIZE,
          cursor,
        });
      },
    );
    response.json(page);
  });
}
