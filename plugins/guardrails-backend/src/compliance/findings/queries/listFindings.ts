import type {
  FindingFilter,
  FindingRecord,
  FindingStateName,
  SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { byId, keysetPage, type IndexScan } from '../../../base/database';
import {
  applyFindingScope,
  type FindingReadScope,
} from '../../../identity/access';
import { toFindingRecord } from '../model/toFindingRecord';
import type { FindingRow } from '../store/rows';
import { toPlaced } from '../store/toRow';
import { scansOfState, waivingOf } from '../store/whereState';

const STATES: FindingStateName[] = [
  'open',
  'not-confirmed',
  'waived',
  'proposed',
  'resolved',
];

/** Which findings a list has. */
type Selection = {
  filter: FindingFilter;
  /** Of the entity that the filter names, where the catalog knows it. */
  uid?: string;
  scope: FindingReadScope;
};

/**
 * One page, the newest first. Each walk follows an index of one state, so the cost of a page does not grow with how many
 * findings there are.
 * @internal
 */
export async function listFindings(
  knex: Knex,
  options: Selection & { limit: number; cursor?: string; countTo?: number },
): Promise<SearchedPage<FindingRecord>> {
  const { limit, cursor, countTo } = options;
  const { rows, ...next } = await keysetPage<FindingRow>(knex, {
    key: byId('findings.id'),
    limit,
    cursor,
    countTo,
    walks: walksTo(knex, options),
    query: () => matching(knex, options),
  });
  return { items: await toRecords(knex, rows), ...next };
}

function matching(knex: Knex, { filter, scope }: Selection): Knex.QueryBuilder {
  const query = knex<FindingRow>('findings').select('findings.*');
  const { owner, system, environment, rule, level } = filter;
  if (owner !== undefined) query.where({ owner });
  if (system !== undefined) query.where({ system });
  if (environment !== undefined) query.where({ environment });
  if (rule !== undefined) query.where({ rule });
  if (level !== undefined) query.where({ level });
  return applyFindingScope(query, scope);
}

/** @internal */
export async function toRecords(
  knex: Knex,
  rows: FindingRow[],
): Promise<FindingRecord[]> {
  const waiving = await waivingOf(
    knex,
    rows.map(row => row.exception_id),
  );
  return rows.map(row =>
    toFindingRecord({
      id: row.id,
      source: row.source,
      entity: row.entity_ref,
      environment: row.environment,
      owner: row.owner,
      system: row.system,
      life: toPlaced(row).life,
      waivedUntil: exception => waiving.get(exception),
    }),
  );
}

function walksTo(knex: Knex, options: Selection): IndexScan[] {
  const { filter, uid, scope } = options;
  const states = [...new Set(filter.state ?? STATES)].flatMap(state =>
    scansOfState(knex, state),
  );
  return waysTo({ filter, uid, scope }).flatMap(way =>
    states.map(
      (state): IndexScan =>
        query => {
          way(query);
          state(query);
        },
    ),
  );
}

function waysTo({ filter, uid, scope }: Selection): IndexScan[] {
  const { entity, owner } = filter;
  if (entity !== undefined) {
    return [
      query => query.where('findings.entity_ref', entity),
      ...(uid === undefined
        ? []
        : [
            ((query: Knex.QueryBuilder) =>
              query.where('findings.entity_uid', uid)) satisfies IndexScan,
          ]),
    ];
  }
  if (owner !== undefined || scope.owners === undefined) return [() => {}];
  return scope.owners.map(
    (one): IndexScan =>
      query =>
        query.where('findings.owner', one),
  );
}
