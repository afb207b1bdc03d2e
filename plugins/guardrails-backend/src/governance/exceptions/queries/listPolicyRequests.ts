import type {
  Page,
  PolicyRequestSummary,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Caller } from '../../../identity/actors';
import {
  byId,
  databaseTime,
  keysetPage,
  type IndexScan,
} from '../../../base/database';
import type { PolicyRequestRow } from '../model/rows';

/** A request about policy with what became of it. @internal */
export async function readPolicyRequest(
  knex: Knex,
  id: string,
): Promise<PolicyRequestSummary> {
  const [row] = await select(knex).where('policy_requests.id', id);
  return toSummary(row, await databaseTime(knex));
}

/**
 * Newest first: the caller's own, those the caller was asked about, or all for those who read for all teams.
 * @internal
 */
export async function listPolicyRequests(
  knex: Knex,
  caller: Caller,
  options: { limit: number; cursor?: string },
): Promise<Page<PolicyRequestSummary>> {
  const now = await databaseTime(knex);
  const { rows, ...next } = await keysetPage<Row>(knex, {
    ...options,
    key: byId('policy_requests.id'),
    walks: scansFor(caller),
    query: () => select(knex),
  });
  return { items: rows.map(row => toSummary(row, now)), ...next };
}

function scansFor(caller: Caller): IndexScan[] {
  if (caller.reader) return [() => {}];
  return [
    query => query.where('policy_requests.requester', caller.actor.ref),
    ...caller.ownership.map(
      (ref): IndexScan =>
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

function toSummary(row: Row, now: string): PolicyRequestSummary {
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
