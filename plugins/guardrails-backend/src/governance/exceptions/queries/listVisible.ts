import type {
  ExceptionFilter,
  ExceptionSummary,
  SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import { rulesNamed } from '../../../decision/bundles';
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
  options: {
    filter: ExceptionFilter;
    limit: number;
    cursor?: string;
    countTo?: number;
  },
): Promise<SearchedPage<ExceptionSummary>> {
  const { entity, owner, search } = options.filter;
  const filter = {
    ...options.filter,
    ...(entity !== undefined && { entity: normalRef(entity) }),
    ...(owner !== undefined && { owner: normalRef(owner) }),
  };
  return listExceptions(deps.knex, {
    ...options,
    filter,
    ...(search !== undefined && {
      rulesNamed: rulesNamed(deps.policy.bundle.rules, search),
    }),
    caller,
    targets: await ownedTargets(deps, caller, filter.entity),
    present: await readPresent(deps),
  });
}
