import type {
  ExceptionRequest,
  PolicyRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import { PAGE_SIZE, type RouteTools } from '../../http';
import type { Exceptions } from './Exceptions';
import type { PolicyRequests } from './PolicyRequests';

/** Asking for exceptions and for other policy, and reading what became of it. @internal */
export function addExceptionRoutes(
  { router, during }: RouteTools,
  deps: { exceptions: Exceptions; policyRequests: PolicyRequests },
): void {
  const { exceptions, policyRequests } = deps;
  router.post('/exceptions', async (request, response) => {
    const exception = await during(
      request,
      { id: 'exception-request', severity: 'medium' },
      caller => exceptions.request(caller, request.body as ExceptionRequest),
    );
    response.status(201).json(exception);
  });

  router.get('/exceptions', async (request, response) => {
    const { limit, cursor, rule, ...filter } = request.query;
    const page = await during(request, { id: 'exception-list' }, caller =>
      exceptions.list(caller, {
        filter: {
          ...filter,
          ...(rule !== undefined && { rule: rule as RuleId }),
        },
        limit: limit ?? PAGE_SIZE,
        cursor,
      }),
    );
    response.json(page);
  });

  router.get('/exceptions/:id', async (request, response) => {
    const { id } = request.params;
    const exception = await during(
      request,
      { id: 'exception-read', meta: { exception: id } },
      caller => exceptions.get(caller, id),
    );
    response.json(exception);
  });

  router.post('/exceptions/:id/revoke', async (request, response) => {
    const { id } = request.params;
    const exception = await during(
      request,
      { id: 'exception-revoke', severity: 'medium', meta: { exception: id } },
      caller => exceptions.revoke(caller, id, request.body),
    );
    response.json(exception);
  });

  router.get('/exception-debt', async (request, response) => {
    const debt = await during(request, { id: 'exception-debt' }, caller =>
      exceptions.debt(caller),
    );
    response.json(debt);
  });

  router.post('/policy-requests', async (request, response) => {
    const summary = await during(
      request,
      { id: 'policy-request', severity: 'medium' },
      caller => policyRequests.request(caller, request.body as PolicyRequest),
    );
    response.status(201).json(summary);
  });

  router.get('/policy-requests', async (request, response) => {
    const { limit, cursor } = request.query;
    const page = await during(request, { id: 'policy-request-list' }, caller =>
      policyRequests.list(caller, { limit: limit ?? PAGE_SIZE, cursor }),
    );
    response.json(page);
  });
}
