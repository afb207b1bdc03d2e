import type { SandboxState } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { addMilliseconds } from '../../../base/time';
import { GRACE } from '../model/deriveSandboxState';
import { NOTICES } from '../model/nextNotice';

/** The state of a sandbox as a condition, so that a page never holds what is filtered out later. @internal */
export function whereState(
  query: Knex.QueryBuilder,
  state: SandboxState,
  now: string,
): void {
  if (state === 'ended') {
    query.whereNotNull('ended_at');
    return;
  }
  query.whereNull('ended_at');
  if (state === 'stopped') {
    query.whereNotNull('stopped_at');
    return;
  }
  query.whereNull('stopped_at');
  const soon = addMilliseconds(now, NOTICES[0]);
  const late = addMilliseconds(now, -GRACE);
  switch (state) {
    case 'running':
      query.where('ends_at', '>', soon);
      break;
    case 'ends-soon':
      query.where('ends_at', '>', now).where('ends_at', '<=', soon);
      break;
    case 'ending':
      query.where('ends_at', '<=', now).where('ends_at', '>', late);
      query.whereNull('failure');
      break;
    default:
      query.where('ends_at', '<=', now).where(either => {
        either.whereNotNull('failure').orWhere('ends_at', '<=', late);
      });
  }
}
