import type {
  Page,
  Sandbox,
  SandboxEnd,
  SandboxEndReport,
  SandboxExtension,
  SandboxFilter,
} from '@backstage-guardrails/plugin-guardrails-common';
import { PAGE_SIZE, type RouteTools } from '../../http';
import type { Caller } from '../../identity/actors';

/** What can be done with sandboxes. @internal */
type Sandboxes = {
  list(
    caller: Caller,
    request: { filter: SandboxFilter; limit: number; cursor?: string },
  ): Promise<Page<Sandbox>>;
  get(caller: Caller, id: string): Promise<Sandbox>;
  extend(
    caller: Caller,
    request: SandboxExtension & { id: string },
  ): Promise<Sandbox>;
  end(
    caller: Caller,
    request: { id: string; reason: string },
  ): Promise<Sandbox>;
  take(caller: Caller): Promise<SandboxEnd | undefined>;
  report(
    caller: Caller,
    report: SandboxEndReport & { run: string },
  ): Promise<void>;
};

/** Sandboxes for people, and their ends for enforcement points. @internal */
export function addSandboxRoutes(
  { router, during }: RouteTools,
  { sandboxes }: { sandboxes: Sandboxes },
): void {
  router.get('/sandboxes', async (request, response) => {
    const { limit = PAGE_SIZE, cursor, state, entity } = request.query;
    const page = await during(request, { id: 'sandbox-list' }, caller =>
      sandboxes.list(caller, { filter: { state, entity }, limit, cursor }),
    );
    response.json(page);
  });

  router.get('/sandboxes/:id', async (request, response) => {
    const { id } = request.params;
    const sandbox = await during(
      request,
      { id: 'sandbox-read', meta: { id } },
      caller => sandboxes.get(caller, id),
    );
    response.json(sandbox);
  });

  router.post('/sandboxes/:id/extend', async (request, response) => {
    const { id } = request.params;
    const sandbox = await during(
      request,
      { id: 'sandbox-extend', severity: 'medium', meta: { id } },
      caller => sandboxes.extend(caller, { ...request.body, id }),
    );
    response.json(sandbox);
  });

  router.post('/sandboxes/:id/end', async (request, response) => {
    const { id } = request.params;
    const sandbox = await during(
      request,
      { id: 'sandbox-end', severity: 'high', meta: { id } },
      caller => sandboxes.end(caller, { ...request.body, id }),
    );
    response.json(sandbox);
  });

  router.post('/sandbox-ends', async (request, response) => {
    const end = await during(
      request,
      // Asked every minute, mostly for nothing; what is taken is on the ledger.
      { id: 'sandbox-end-take', severity: 'low' },
      async (caller, note) => {
        const taken = await sandboxes.take(caller);
        if (taken) note({ sandbox: taken.sandbox, run: taken.run });
        return taken;
      },
    );
    response.json({ items: end ? [end] : [] });
  });

  router.post('/sandbox-ends/:id/report', async (request, response) => {
    const { id: run } = request.params;
    const { status } = request.body;
    await during(
      request,
      { id: 'sandbox-end-report', severity: 'medium', meta: { run, status } },
      caller => sandboxes.report(caller, { ...request.body, run }),
    );
    response.status(204).end();
  });
}
