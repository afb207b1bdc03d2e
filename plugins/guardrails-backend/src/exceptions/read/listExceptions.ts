import {
  GuardrailsError,
  type ExceptionFilter,
  type ExceptionSummary,
  type Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Caller } from '../../actors';
import type { Present } from '../stateOf';
import { whereState } from '../whereState';
import { selectExceptions, whereVisible } from './selectExceptions';
import { summaryOf } from './summaryOf';

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
  const { caller, targets, filter, limit, cursor, present } = options;
  const query = selectExceptions(knex)
    .orderBy('exceptions.id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) query.where('exceptions.id', '<', idOf(cursor));
  if (filter.rule !== undefined) query.where('exceptions.rule', filter.rule);
  if (filter.entity !== undefined) {
    query.where('exceptions.target_ref', filter.entity);
  }
  if (filter.owner !== undefined) {
    query.where('exceptions.target_owner', filter.owner);
  }
  if (filter.state?.length) whereState(query, filter.state, present);
  whereVisible(query, { knex, caller, targets });
  const rows = await query;
  const items = rows.slice(0, limit).map(row => summaryOf(row, present));
  return rows.length > limit
    ? { items, nextCursor: items[items.length - 1].id }
    : { items };
}

function idOf(cursor: string): string {
  const parsed = z.uuid().safeParse(cursor);
  if (parsed.success) return parsed.data;
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'The cursor is not one that a page ended with.',
  });
}
