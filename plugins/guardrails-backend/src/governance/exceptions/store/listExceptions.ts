import type {
  ExceptionFilter,
  ExceptionSummary,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Caller } from '../../../identity/actors';
import { byId, keysetPage, type IndexScan } from '../../../base/database';
import type {
  ExceptionWithApproval,
  Present,
} from '../model/deriveExceptionState';
import { whereState } from './whereState';
import {
  selectExceptions,
  visibleWays,
  whereVisible,
} from './selectExceptions';
import { toExceptionSummary } from '../model/toExceptionSummary';

/** One page, newest first; ids sort by time. @internal */
export async function listExceptions(
  knex: Knex,
  options: {
    caller: Caller;
    targets: string[];
    filter: ExceptionFilter;
    limit: number;
    cursor?: string;
    present: Present;
  },
): Promise<Page<ExceptionSummary>> {
  const { filter, limit, cursor, present } = options;
  const { rows, ...next } = await keysetPage<ExceptionWithApproval>(knex, {
    key: byId('exceptions.id'),
    limit,
    cursor,
    walks: scansFor(knex, options),
    query: () => {
      const query = selectExceptions(knex);
      if (filter.rule !== undefined)
        query.where('exceptions.rule', filter.rule);
      if (filter.owner !== undefined) {
        query.where('exceptions.target_owner', filter.owner);
      }
      if (filter.state?.length) whereState(query, filter.state, present);
      return query;
    },
  });
  return { items: rows.map(row => toExceptionSummary(row, present)), ...next };
}

/** Along those of the entity that is asked about, else along the ways they are the caller's to see, else along states. */
function scansFor(
  knex: Knex,
  options: {
    caller: Caller;
    targets: string[];
    filter: ExceptionFilter;
    present: Present;
  },
): IndexScan[] {
  const { caller, targets, filter, present } = options;
  const { entity, state } = filter;
  if (entity !== undefined) {
    return [
      query => {
        query.where('exceptions.target_ref', entity);
        whereVisible(query, { knex, caller, targets });
      },
    ];
  }
  if (!caller.reader) return visibleWays({ caller, targets });
  return state === undefined || state.length === 0
    ? [() => {}]
    : [...new Set(state)].map(
        (one): IndexScan =>
          query =>
            whereState(query, [one], present),
      );
}
