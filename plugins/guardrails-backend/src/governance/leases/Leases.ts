import {
  leaseReadPermission,
  type Lease,
  type LeaseCredential,
  type LeaseFilter,
  type LeaseOffer,
  type LeaseRequest,
  type Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../identity/actors';
import { endLease } from './commands/endLease';
import type { LeaseDeps } from './LeaseDeps';
import { noLease } from './store/LeaseStore';
import { offerOf } from './Providers';
import { requestLease } from './commands/requestLease';
import { reviewLease } from './commands/reviewLease';
import { startLease } from './commands/startLease';
import type { LeaseScope } from './store/walksOf';

/** Access of people to resources for a while: asked for, given, taken back, looked at again. @internal */
export class Leases {
  readonly #deps: LeaseDeps;

  constructor(deps: LeaseDeps) {
    this.#deps = deps;
  }

  async offers(caller: Caller): Promise<LeaseOffer[]> {
    await this.#mayRead(caller);
    return (await this.#deps.providers.offers()).map(offerOf);
  }

  request(caller: Caller, request: LeaseRequest): Promise<Lease> {
    return requestLease(this.#deps, caller, request);
  }

  async list(
    caller: Caller,
    request: { filter: LeaseFilter; limit: number; cursor?: string },
  ): Promise<Page<Lease>> {
    await this.#mayRead(caller);
    const { store } = this.#deps;
    return store.list({ ...request, scope: scopeOf(caller, request.filter) });
  }

  /** Those with a part in it: the person, the owner's side, who is asked to consent, who reads for all teams. */
  async get(caller: Caller, id: string): Promise<Lease> {
    await this.#mayRead(caller);
    const { store, desk } = this.#deps;
    const row = await store.row(id);
    if (!row) throw noLease();
    const own =
      caller.reader ||
      row.person === caller.actor.ref ||
      (row.owner !== null && caller.ownership.includes(row.owner));
    if (!own) {
      if (row.approval_id === null) throw noLease();
      await desk.get(caller, row.approval_id).catch(() => {
        throw noLease();
      });
    }
    return store.lease(id);
  }

  start(caller: Caller, id: string): Promise<LeaseCredential> {
    return startLease(this.#deps, caller, id);
  }

  end(caller: Caller, id: string, reason: string): Promise<Lease> {
    return endLease(this.#deps, caller, { id, reason });
  }

  review(caller: Caller, id: string, text: string): Promise<Lease> {
    return reviewLease(this.#deps, caller, { id, text });
  }

  async #mayRead(caller: Caller): Promise<void> {
    const { access } = this.#deps;
    await access.require(leaseReadPermission, caller.credentials);
  }
}

function scopeOf(caller: Caller, filter: LeaseFilter): LeaseScope {
  const person = caller.actor.ref;
  const owners = caller.ownership;
  switch (filter.box) {
    case 'mine':
      return { kind: 'some', person, owners: [] };
    case 'owned':
      return { kind: 'some', owners };
    default:
      return caller.reader ? { kind: 'all' } : { kind: 'some', person, owners };
  }
}
