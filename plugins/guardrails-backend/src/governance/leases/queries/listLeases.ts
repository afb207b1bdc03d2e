import type {
  Lease,
  LeaseFilter,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import type { LeaseStore } from '../store/LeaseStore';
import type { LeaseScope } from '../store/scansFor';

/** A page of the leases that the caller may see, newest first. @internal */
export function listLeases(
  deps: { store: Pick<LeaseStore, 'list'> },
  caller: Caller,
  request: { filter: LeaseFilter; limit: number; cursor?: string },
): Promise<Page<Lease>> {
  const scope = toScope(caller, request.filter);
  return deps.store.list({ ...request, scope });
}

function toScope(caller: Caller, filter: LeaseFilter): LeaseScope {
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
