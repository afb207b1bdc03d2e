import type {
  DriftCheck,
  DriftFilter,
  DriftReport,
  Page,
  TargetDrift,
} from '@backstage-guardrails/plugin-guardrails-common';
import { PAGE_SIZE, type RouteTools } from '../../http';
import type { Caller } from '../../identity/actors';

/** What can be done about drift. @internal */
type Drift = {
  list(
    caller: Caller,
    request: { filter: DriftFilter; limit: number; cursor?: string },
  ): Promise<Page<TargetDrift>>;
  take(caller: Caller): Promise<DriftCheck | undefined>;
  report(caller: Caller, report: DriftReport & { run: string }): Promise<void>;
};

/** Drift for people, and checks of it for enforcement points. @internal */
export function addDriftRoutes(
  { router, during }: RouteTools,
  { drift }: { drift: Drift },
): void {
  router.get('/drift', async (request, response) => {
    const { limit = PAGE_SIZE, cursor, state, entity } = request.query;
    const page = await during(request, { id: 'drift-list' }, caller =>
      drift.list(caller, { filter: { state, entity }, limit, cursor }),
    );
    response.json(page);
  });

  router.post('/drift-checks', async (request, response) => {
    const check = await during(
      request,
      // Asked every minute, mostly for nothing; what is evaluated for it is on the ledger.
      { id: 'drift-check-take', severity: 'low' },
      async (caller, note) => {
        const taken = await drift.take(caller);
        if (taken) note({ target: taken.ref, run: taken.run });
        return taken;
      },
    );
    response.json({ items: check ? [check] : [] });
  });

  router.post('/drift-checks/:id/report', async (request, response) => {
    const { id: run } = request.params;
    const { status } = request.body;
    await during(
      request,
      { id: 'drift-check-report', severity: 'low', meta: { run, status } },
      caller => drift.report(caller, { ...request.body, run }),
    );
    response.status(204).end();
  });
}
