import type {
  ExceptionFilter,
  ExceptionSummary,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { normalRef } from '../../../base/refs';
import type { Caller } from '../../../identity/actors';
import type { ExceptionDeps } from '../ExceptionDeps';
import { listExceptions } from '../store/listExceptions';
import { ownedTargets } from './ownedTargets';
import { readPresent } from './readPresent';

/** A page of the exceptions that the caller has a part in. @internal */
export async function listVisible(
  deps: Pick<ExceptionDeps, 'catalog' | 'knex' | 'policy'>,
  caller: Caller,
  options: { filter: ExceptionFilter; limit: number; cursor?: string },
): Promise<Page<ExceptionSummary>> {
  const { entity, owner } = options.filter;
  const filter = {
    ...options.filter,
    ...(entity !== undefined && { entity: normalRef(entity) }),
    ...(owner !== undefined && { owner: normalRef(owner) }),
  };
  return listExceptions(deps.knex, {
    ...options,
    filter,
    caller,
    targets: await ownedTargets(deps, caller, filter.entity),
    present: await readPresent(deps),
  });
}
