import type {
  DecideRequest,
  PreviewRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../../access';
import type { DecisionLog, Decisions } from '../../decision';
import type { Exceptions } from '../../exceptions';
import type { GrantStore } from '../../grants';
import { readDecision, type ApprovalTimeline } from '../../history';
import type { LedgerReader } from '../../ledger';
import { normalRef } from '../../refs';
import { PAGE_SIZE, type RouteTools } from './RouteTools';

/** Asking for decisions and reading them. @internal */
export function addDecisionRoutes(
  { router, during }: RouteTools,
  rooms: {
    access: AccessControl;
    decisions: Decisions;
    log: DecisionLog;
    grantStore: GrantStore;
    approvals: ApprovalTimeline;
    ledger: LedgerReader;
    exceptions: Exceptions;
  },
): void {
  const { access, decisions, log, grantStore, approvals, ledger, exceptions } =
    rooms;
  router.post('/decisions', async (request, response) => {
    const json = await during(
      request,
      { id: 'decision-make', severity: 'medium' },
      (caller, note) =>
        decisions.decide(caller, request.body as DecideRequest, note),
    );
    response.status(201);
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(json);
  });

  router.get('/decisions', async (request, response) => {
    const { limit, cursor, entity, rule, ...filter } = request.query;
    const page = await during(
      request,
      { id: 'decision-list' },
      async caller => {
        const target = entity === undefined ? undefined : normalRef(entity);
        return log.list({
          filter: { ...filter, entity: target, rule: rule as RuleId },
          scope: await access.readScope(caller, target),
          limit: limit ?? PAGE_SIZE,
          cursor,
        });
      },
    );
    response.json(page);
  });

  router.get('/decisions/:id', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'decision-read', meta: { decision: id } },
      caller =>
        readDecision({
          caller,
          id,
          log,
          grants: grantStore,
          access,
          ledger,
          approvals,
          exceptions,
        }),
    );
    response.json(detail);
  });

  router.post('/preview', async (request, response) => {
    const answer = await during(request, { id: 'decision-preview' }, caller =>
      decisions.preview(caller, request.body as PreviewRequest),
    );
    response.json(answer);
  });
}
