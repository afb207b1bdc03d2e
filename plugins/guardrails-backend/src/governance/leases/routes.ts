import {
  leaseEndPermission,
  leaseReadPermission,
  leaseRequestPermission,
  type Lease,
  type LeaseCredential,
  type LeaseFilter,
  type LeaseRequest,
  type Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessPreparation } from '@backstage-guardrails/plugin-guardrails-node';
import { PAGE_SIZE, type RouteTools } from '../../http';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import { refuseUnprepared } from './commands/refuseUnprepared';
import { toOffer, type Offer } from './Providers';

/** What can be done with leases. @internal */
type Leases = {
  offers(): Promise<Offer[]>;
  request(caller: Caller, request: LeaseRequest): Promise<Lease>;
  list(
    caller: Caller,
    request: { filter: LeaseFilter; limit: number; cursor?: string },
  ): Promise<Page<Lease>>;
  get(caller: Caller, id: string): Promise<Lease>;
  prepare(caller: Caller, id: string): Promise<AccessPreparation | undefined>;
  start(caller: Caller, id: string): Promise<LeaseCredential>;
  end(caller: Caller, id: string, reason: string): Promise<Lease>;
  review(caller: Caller, id: string, text: string): Promise<Lease>;
};

/** Access for a while: what there is, asking, starting, ending, looking at it again. @internal */
export function addLeaseRoutes(
  { router, during }: RouteTools,
  deps: {
    access: Pick<AccessControl, 'allows' | 'require'>;
    leases: Leases;
  },
): void {
  const { access, leases } = deps;
  router.get('/lease-offers', async (request, response) => {
    const offers = await during(
      request,
      { id: 'lease-offers-read' },
      async caller => {
        await access.require(leaseReadPermission, caller.credentials);
        return leases.offers();
      },
    );
    response.json({ items: offers.map(toOffer) });
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
    const page = await during(request, { id: 'lease-list' }, async caller => {
      await access.require(leaseReadPermission, caller.credentials);
      return leases.list(caller, {
        filter: { box, state, resource, debt },
        limit,
        cursor,
      });
    });
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
        await access.require(leaseRequestPermission, caller.credentials);
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
      async caller => {
        await access.require(leaseReadPermission, caller.credentials);
        return leases.get(caller, id);
      },
    );
    response.json(lease);
  });

  router.post('/leases/:id/start', async (request, response) => {
    const { id } = request.params;
    // A step of its own: a page asks again and again until the resource is there, and none of that is a failed start.
    const preparation = await during(
      request,
      { id: 'lease-prepare', meta: { id } },
      async (caller, note) => {
        const { credentials } = caller;
        if (!(await access.allows(leaseRequestPermission, credentials))) {
          return undefined;
        }
        // A record that was forged, or a provider that is gone, fails the start, which says so as what it is.
        const found = await leases.prepare(caller, id).catch(() => undefined);
        if (found) note({ state: found.state });
        return found;
      },
    );
    refuseUnprepared(preparation);
    const credential = await during(
      request,
      { id: 'lease-start', severity: 'high', meta: { id } },
      async caller => {
        await access.require(leaseRequestPermission, caller.credentials);
        return leases.start(caller, id);
      },
    );
    // Shown once: nothing on the way may keep it.
    response.set('Cache-Control', 'no-store').json(credential);
  });

  router.post('/leases/:id/end', async (request, response) => {
    const { id } = request.params;
    const lease = await during(
      request,
      { id: 'lease-end', severity: 'medium', meta: { id } },
      async caller => {
        await access.require(leaseEndPermission, caller.credentials);
        return leases.end(caller, id, request.body.reason);
      },
    );
    response.json(lease);
  });

  router.post('/leases/:id/review', async (request, response) => {
    const { id } = request.params;
    const lease = await during(
      request,
      { id: 'lease-review', severity: 'medium', meta: { id } },
      async caller => {
        await access.require(leaseEndPermission, caller.credentials);
        return leases.review(caller, id, request.body.text);
      },
    );
    response.json(lease);
  });
}
