import { PAGE_SIZE, type RouteTools } from '../../http';
import type { Leases } from './Leases';

/** Access for a while: what there is, asking, starting, ending, looking at it again. @internal */
export function addLeaseRoutes(
  { router, during }: RouteTools,
  { leases }: { leases: Leases },
): void {
  router.get('/lease-offers', async (request, response) => {
    const items = await during(request, { id: 'lease-offers-read' }, caller =>
      leases.offers(caller),
    );
    response.json({ items });
  });

  router.get('/leases', async (request, response) => {
    const {
      limit = PAGE_SIZE,
      cursor,
      box,
      state,
      resource,
      debt,
    } = request.query;
    const page = await during(request, { id: 'lease-list' }, caller =>
      leases.list(caller, {
        filter: { box, state, resource, debt },
        limit,
        cursor,
      }),
    );
    response.json(page);
  });

  router.post('/leases', async (request, response) => {
    const { resource, role, breakGlass } = request.body;
    const lease = await during(
      request,
      {
        id: 'lease-request',
        severity: breakGlass ? 'critical' : 'medium',
        meta: { resource, role },
      },
      async (caller, note) => {
        const requested = await leases.request(caller, request.body);
        const { id, decision, state } = requested;
        note({ lease: id, decision, state });
        return requested;
      },
    );
    response.status(201).json(lease);
  });

  router.get('/leases/:id', async (request, response) => {
    const { id } = request.params;
    const lease = await during(
      request,
      { id: 'lease-read', meta: { id } },
      caller => leases.get(caller, id),
    );
    response.json(lease);
  });

  router.post('/leases/:id/start', async (request, response) => {
    const { id } = request.params;
    const credential = await during(
      request,
      { id: 'lease-start', severity: 'high', meta: { id } },
      caller => leases.start(caller, id),
    );
    // Shown once: nothing on the way may keep it.
    response.set('Cache-Control', 'no-store').json(credential);
  });

  router.post('/leases/:id/end', async (request, response) => {
    const { id } = request.params;
    const lease = await during(
      request,
      { id: 'lease-end', severity: 'medium', meta: { id } },
      caller => leases.end(caller, id, request.body.reason),
    );
    response.json(lease);
  });

  router.post('/leases/:id/review', async (request, response) => {
    const { id } = request.params;
    const lease = await during(
      request,
      { id: 'lease-review', severity: 'medium', meta: { id } },
      caller => leases.review(caller, id, request.body.text),
    );
    response.json(lease);
  });
}
