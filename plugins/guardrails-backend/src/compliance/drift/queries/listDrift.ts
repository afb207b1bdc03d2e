import {
  targetReadPermission,
  type DriftFilter,
  type Page,
  type TargetDrift,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { IndexScan } from '../../../base/database';
import { normalRef } from '../../../base/refs';
import type { Caller } from '../../../identity/actors';
import type { DriftDeps } from '../DriftDeps';
import { toTargetDrift } from '../model/toTargetDrift';

/** A page of the drift of targets that the caller may see. Nothing is said of it where no checks are made. @internal */
export async function listDrift(
  deps: Pick<DriftDeps, 'access' | 'config' | 'store'>,
  caller: Caller,
  request: { filter: DriftFilter; limit: number; cursor?: string },
): Promise<Page<TargetDrift>> {
  const { access, config, store } = deps;
  await access.require(targetReadPermission, caller.credentials);
  if (!config.enabled) return { items: [] };
  const { filter, ...page } = request;
  const { rows, ...next } = await store.list({
    ...page,
    scopes: scopesOf(caller),
    states: filter.state,
    ...(filter.entity !== undefined && { entity: normalRef(filter.entity) }),
  });
  const at = { now: await store.now(), interval: config.interval };
  return { items: rows.map(row => toTargetDrift(row, at)), ...next };
}

/** As the registry shows its entries: those of the caller's teams, and what the caller made where it has no owner. */
function scopesOf(caller: Caller): IndexScan[] {
  if (caller.reader) return [() => {}];
  return [
    ...caller.ownership.map(
      (owner): IndexScan =>
        query =>
          query.where('targets.owner', owner),
    ),
    query =>
      query
        .whereNull('targets.owner')
        .where('targets.initiator', caller.actor.ref),
  ];
}
