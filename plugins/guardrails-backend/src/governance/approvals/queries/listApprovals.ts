import type {
  ApprovalFilter,
  ApprovalSummary,
  SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import { databaseTime } from '../../../base/database';
import { normalRef } from '../../../base/refs';
import type { Caller } from '../../../identity/actors';
import type { ApprovalDeps } from '../ApprovalDeps';
import { listRows } from '../store/listRows';
import { inboxFilter } from './inboxFilter';
import { toSummaries } from './toSummaries';

/** A page of requests. @internal */
export async function listApprovals(
  deps: Pick<
    ApprovalDeps,
    'config' | 'delegations' | 'knex' | 'people' | 'seals'
  >,
  caller: Caller,
  request: {
    filter: ApprovalFilter;
    limit: number;
    cursor?: string;
    countTo?: number;
  },
): Promise<SearchedPage<ApprovalSummary>> {
  const { knex } = deps;
  const { box, entity, owner, ...filter } = request.filter;
  const now = await databaseTime(knex);
  const { rows, ...next } = await listRows(knex, {
    box: await inboxFilter(deps, caller, box ?? 'all'),
    filter: {
      ...filter,
      ...(entity !== undefined && { entity: normalRef(entity) }),
      ...(owner !== undefined && { owner: normalRef(owner) }),
    },
    now,
    limit: request.limit,
    cursor: request.cursor,
    countTo: request.countTo,
  });
  return { items: await toSummaries(deps, caller, { rows, now }), ...next };
}
