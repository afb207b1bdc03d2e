import {
  EntityCostError,
  type LoadDetail,
  type LoadState,
  type LoadSummary,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { type AccessControl, requireThat } from '../access';
import type { LoadRow, LoadTotalRow } from '../database';
import { PAGE_SIZE, type Routes } from '../http';
import { failureStarts, isFailure, readCursor, writeCursor } from '../queries';

const cursorSchema = z.strictObject({ i: z.number().int() });

const filesSchema = z.array(z.object({ name: z.string() }));

const problemsSchema = z.array(
  z.object({
    code: z.string(),
    file: z.string().optional(),
    line: z.number().optional(),
    column: z.string().optional(),
    message: z.string(),
    fix: z.string(),
  }),
);

/** A load with the one that is in force for its source and month. */
type Row = LoadRow & { force_load: number | null };

/** Loads of billing data, for those who load it. @internal */
export function loadRoutes(options: {
  knex: Knex;
  access: AccessControl;
}): Routes {
  const { knex, access } = options;
  return ({ router, identify }) => {
    router.get('/loads', async (request, response) => {
      const { query } = request;
      const caller = await identify(request);
      requireThat(await access.mayLoad(caller));
      const limit = query.limit ?? PAGE_SIZE;
      const after = readCursor(cursorSchema, query.cursor);
      const loads = loadsWithForce(knex)
        .orderBy('loads.id', 'desc')
        .limit(limit + 1);
      if (query.source !== undefined) {
        loads.where('loads.source_id', query.source);
      }
      if (query.state !== undefined) applyState(loads, query.state);
      if (after) loads.where('loads.id', '<', after.i);
      const rows: Row[] = await loads;
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      response.json({
        items: rows.slice(0, limit).map(summaryOf),
        ...(last && { nextCursor: writeCursor({ i: last.id }) }),
      });
    });

    router.get('/loads/:id', async (request, response) => {
      const caller = await identify(request);
      requireThat(await access.mayLoad(caller));
      response.json(
        await readLoad(knex, {
          id: request.params.id,
          withTotals: await access.readsPrices(caller),
        }),
      );
    });
  };
}

/** @throws EntityCostError `not-found` */
export async function readLoad(
  knex: Knex,
  options: {
    id: string;
    /** Totals have billed and effective costs, so they are for who may read those. */
    withTotals: boolean;
  },
): Promise<LoadDetail> {
  const { id, withTotals } = options;
  const row: Row | undefined = /^[1-9]\d{0,8}$/.test(id)
    ? await loadsWithForce(knex).where('loads.id', parseInt(id, 10)).first()
    : undefined;
  if (!row) {
    throw new EntityCostError({
      code: 'not-found',
      message: `There is no load ${id}. It may be older than what is kept.`,
    });
  }
  const totals = withTotals
    ? await knex<LoadTotalRow>('load_totals')
        .where({ load_id: row.id })
        .orderBy('currency')
    : [];
  return {
    load: summaryOf(row),
    totals: totals.map(({ currency, rows, billed, effective, list }) => ({
      month: row.month ?? '',
      currency,
      rows,
      billed,
      effective,
      list,
    })),
    problems: problemsOf(row).map(({ file, message, ...problem }) => ({
      ...problem,
      message: file === undefined ? message : `${file}: ${message}`,
    })),
  };
}

function loadsWithForce(knex: Knex): Knex.QueryBuilder {
  return knex('loads')
    .leftJoin('in_force', join =>
      join
        .on('in_force.source_id', 'loads.source_id')
        .andOn('in_force.month', 'loads.month'),
    )
    .select('loads.*', { force_load: 'in_force.load_id' });
}

const failedStarts = failureStarts.map(start => `[{"code":"${start}%`);

const failedText = `(${failedStarts
  .map(() => 'loads.problems like ?')
  .join(' or ')})`;

function applyState(query: Knex.QueryBuilder, state: LoadState): void {
  switch (state) {
    case 'loading':
      query.where(inner =>
        inner
          .where('loads.state', 'loading')
          .orWhere(loaded =>
            loaded
              .where('loads.state', 'loaded')
              .whereRaw('coalesce(in_force.load_id, 0) < loads.id'),
          ),
      );
      break;
    case 'in-force':
      query.whereRaw('in_force.load_id = loads.id');
      break;
    case 'replaced':
      query
        .where('loads.state', 'loaded')
        .whereRaw('in_force.load_id > loads.id');
      break;
    case 'refused':
    case 'failed':
      query.where('loads.state', 'failed');
      // which of both is in the text of its first problem
      query.whereRaw(
        state === 'failed' ? failedText : `not ${failedText}`,
        failedStarts,
      );
      break;
    default:
      state satisfies never;
  }
}

function problemsOf({ problems }: LoadRow): z.infer<typeof problemsSchema> {
  return problemsSchema.safeParse(JSON.parse(problems)).data ?? [];
}

function summaryOf(row: Row): LoadSummary {
  const [problem] = problemsOf(row);
  const [file] = filesSchema.safeParse(JSON.parse(row.files)).data ?? [];
  return {
    id: `${row.id}`,
    source: row.source_id,
    ...(file && { file: file.name }),
    ...(row.format !== null && { format: row.format }),
    state: stateOf(row, problem?.code),
    startedAt: instantText(row.created_at),
    ...(row.finished_at !== null && {
      finishedAt: instantText(row.finished_at),
    }),
    ...(row.month !== null && { months: [row.month] }),
    rows: row.rows,
    ...(problem && { code: problem.code, message: problem.message }),
  };
}

function stateOf(row: Row, code: string | undefined): LoadState {
  if (row.state === 'failed') {
    return isFailure(code) ? 'failed' : 'refused';
  }
  if (row.state === 'loaded' && row.force_load === row.id) return 'in-force';
  // a load that is complete is in force when its costs are allocated
  return row.state === 'loaded' &&
    row.force_load !== null &&
    row.force_load > row.id
    ? 'replaced'
    : 'loading';
}

function instantText(at: number | string): string {
  return new Date(parseInt(String(at), 10)).toISOString();
}
