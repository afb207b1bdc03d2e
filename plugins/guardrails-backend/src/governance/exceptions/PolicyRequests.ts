import {
  exceptionReadPermission,
  exceptionRequestPermission,
  type Page,
  type PolicyRequest,
  type PolicyRequestSummary,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Caller } from '../../identity/actors';
import { byId, databaseTime, pageOf, type Walk } from '../../base/database';
import type { ExceptionDeps } from './ExceptionDeps';
import type { PolicyRequestRow } from './model/rows';
import { requestPolicy } from './commands/requestPolicy';

/**
 * Wishes about policy itself. The result is on record and whoever writes policy acts on it; nothing changes by
 * itself.
 * @internal
 */
export class PolicyRequests {
  readonly #deps: ExceptionDeps;

  constructor(deps: ExceptionDeps) {
    this.#deps = deps;
  }

  /** @throws GuardrailsError */
  async request(
    caller: Caller,
    request: PolicyRequest,
  ): Promise<PolicyRequestSummary> {
    const { access, knex } = this.#deps;
    await access.require(exceptionRequestPermission, caller.credentials);
    const id = await requestPolicy(this.#deps, caller, request);
    const [row] = await select(knex).where('policy_requests.id', id);
    return summaryOf(row, await databaseTime(knex));
  }

  /** Newest first: the caller's own, those the caller was asked about, or all for those who read for all teams. */
  async list(
    caller: Caller,
    options: { limit: number; cursor?: string },
  ): Promise<Page<PolicyRequestSummary>> {
    const { access, knex } = this.#deps;
    await access.require(exceptionReadPermission, caller.credentials);
    const now = await databaseTime(knex);
    const { rows, ...next } = await pageOf<Row>(knex, {
      ...options,
      key: byId('policy_requests.id'),
      walks: walksOf(caller),
      query: () => select(knex),
    });
    return { items: rows.map(row => summaryOf(row, now)), ...next };
  }
}

function walksOf(caller: Caller): Walk[] {
  if (caller.reader) return [() => {}];
  return [
    query => query.where('policy_requests.requester', caller.actor.ref),
    ...caller.ownership.map(
      (ref): Walk =>
        query =>
          query
            .join(
              'approval_parts',
              'approval_parts.subject_id',
              'policy_requests.id',
            )
            .where('approval_parts.person', ref)
            .where('approval_parts.subject_kind', 'policy-request')
            .clearOrder()
            .orderBy('approval_parts.subject_id', 'desc'),
    ),
  ];
}

type Row = PolicyRequestRow & {
  approval_closed_as: string | null;
  approval_expires_at: string | null;
};

function select(knex: Knex): Knex.QueryBuilder<Row, Row[]> {
  return knex('policy_requests')
    .leftJoin('approvals', 'approvals.id', 'policy_requests.approval_id')
    .select(
      'policy_requests.*',
      'approvals.closed_as as approval_closed_as',
      'approvals.expires_at as approval_expires_at',
    );
}

function summaryOf(row: Row, now: string): PolicyRequestSummary {
  const lapsed = (row.approval_expires_at ?? '') <= now ? 'expired' : 'open';
  return {
    id: row.id,
    request: JSON.parse(row.request),
    requester: row.requester,
    requestedAt: row.requested_at,
    approval: row.approval_id,
    state: row.result ?? row.approval_closed_as ?? lapsed,
  };
}
