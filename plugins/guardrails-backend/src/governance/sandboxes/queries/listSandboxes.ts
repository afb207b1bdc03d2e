import {
  targetReadPermission,
  type Page,
  type Sandbox,
  type SandboxFilter,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { IndexScan } from '../../../base/database';
import { normalRef } from '../../../base/refs';
import type { Caller } from '../../../identity/actors';
import { toSandbox } from '../model/toSandbox';
import { limitsFor, type SandboxDeps } from '../SandboxDeps';
import { isYours } from './readSandbox';

/** A page of the sandboxes that the caller may see, newest first. @internal */
export async function listSandboxes(
  deps: Pick<SandboxDeps, 'access' | 'environments' | 'parameters' | 'store'>,
  caller: Caller,
  request: { filter: SandboxFilter; limit: number; cursor?: string },
): Promise<Page<Sandbox>> {
  const { store } = deps;
  await deps.access.require(targetReadPermission, caller.credentials);
  const { filter, ...page } = request;
  const { rows, ...next } = await store.list({
    ...page,
    scopes: scopesOf(caller),
    states: filter.state,
    ...(filter.entity !== undefined && { entity: normalRef(filter.entity) }),
  });
  const now = await store.now();
  const items = rows.map(row =>
    toSandbox(row, {
      limits: limitsFor(deps, row),
      yours: isYours(caller, row),
      now,
    }),
  );
  return { items, ...next };
}

function scopesOf(caller: Caller): IndexScan[] {
  if (caller.reader || caller.operator) return [() => {}];
  return [
    ...caller.ownership.map(
      (owner): IndexScan =>
        query =>
          query.where({ owner }),
    ),
    query => query.where({ initiator: caller.actor.ref }),
  ];
}
