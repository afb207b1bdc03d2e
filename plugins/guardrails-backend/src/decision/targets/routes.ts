import type { TargetImport } from '@backstage-guardrails/plugin-guardrails-common';
import { PAGE_SIZE, type RouteTools } from '../../http';
import type { Targets } from './Targets';

/** What was provisioned, whose change of it is under way, and giving it up. @internal */
export function addTargetRoutes(
  { router, during }: RouteTools,
  { targets }: { targets: Targets },
): void {
  router.get('/targets', async (request, response) => {
    const { limit = PAGE_SIZE, cursor, state } = request.query;
    const page = await during(request, { id: 'target-list' }, caller =>
      targets.list(caller, { filter: { state }, limit, cursor }),
    );
    response.json(page);
  });

  router.get('/targets/:kind/:namespace/:name', async (request, response) => {
    const ref = parseRef(request.params);
    const items = await during(
      request,
      { id: 'target-read', meta: { ref } },
      caller => targets.get(caller, ref),
    );
    response.json({ items });
  });

  router.post(
    '/targets/:kind/:namespace/:name/release',
    async (request, response) => {
      const ref = parseRef(request.params);
      const { environment } = request.body;
      const entry = await during(
        request,
        { id: 'target-release', severity: 'high', meta: { ref, environment } },
        caller => targets.release(caller, { ...request.body, ref }),
      );
      response.json(entry);
    },
  );

  router.post('/target-imports', async (request, response) => {
    const body = request.body as TargetImport;
    const result = await during(
      request,
      {
        id: 'target-import',
        severity: 'high',
        meta: { targets: body.targets.map(({ ref }) => ref).join(' ') },
      },
      caller => targets.import(caller, body),
    );
    response.json(result);
  });
}

function parseRef(params: { kind: string; namespace: string; name: string }) {
  return `${params.kind}:${params.namespace}/${params.name}`;
}
