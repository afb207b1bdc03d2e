import type {
  CostStatus,
  SourceStatus,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { type AccessControl, readsAll } from '../access';
import type { InForceRow, LoadRow, SourceRow } from '../database';
import type { Routes } from '../http';
import type { PeriodReader } from '../queries';

/** What is loaded, and what the caller may do with it. @internal */
export function statusRoutes(options: {
  knex: Knex;
  access: AccessControl;
  periods: PeriodReader;
  hasFinanceGroups: boolean;
}): Routes {
  const { knex, access, periods, hasFinanceGroups } = options;
  return ({ router, identify }) => {
    router.get('/status', async (request, response) => {
      const caller = await identify(request);
      const scope = await access.readScope(caller);
      const [
        sources,
        months,
        period,
        currencies,
        load,
        updateRules,
        updateBudgets,
        negotiatedPrices,
      ] = await Promise.all([
        readSources({ knex, periods, withFailures: readsAll(scope) }),
        periods.months(),
        periods.period(),
        readCurrencies(knex),
        access.mayLoad(caller),
        access.mayUpdateRules(caller),
        access.mayUpdateBudgets(caller),
        access.readsPrices(caller),
      ]);
      const configured =
        months.length > 0 || sources.some(({ uploads }) => !uploads);
      const loadedAt = sources
        .flatMap(source => source.loadedAt ?? [])
        .sort()
        .at(-1);
      response.json({
        configured,
        sources,
        months,
        ...(period.through !== undefined && { through: period.through }),
        ...(loadedAt !== undefined && { loadedAt }),
        currencies,
        abilities: {
          readAll: readsAll(scope),
          negotiatedPrices,
          load,
          updateBudgets,
          updateRules,
        },
        missing: missingSettings({ configured, hasFinanceGroups }),
      });
    });
  };
}

async function readCurrencies(knex: Knex): Promise<string[]> {
  const rows: Array<{ currency: string }> = await knex({ force: 'in_force' })
    .join({ total: 'load_totals' }, 'total.load_id', 'force.load_id')
    .distinct({ currency: 'total.currency' })
    .orderBy('currency');
  return rows.map(({ currency }) => currency);
}

async function readSources(options: {
  knex: Knex;
  periods: PeriodReader;
  withFailures: boolean;
}): Promise<SourceStatus[]> {
  const { knex, periods, withFailures } = options;
  const sources = await knex<SourceRow>('sources')
    .where({ configured: true })
    .orderBy('id');
  return Promise.all(
    sources.map(async ({ id, kind, title, problem }): Promise<SourceStatus> => {
      const [newest, force] = await Promise.all([
        knex<LoadRow>('loads')
          .where({ source_id: id })
          .whereIn('state', ['loaded', 'failed'])
          .orderBy('id', 'desc')
          .first('id', 'state', 'problems', 'finished_at'),
        knex<InForceRow>('in_force')
          .join('loads', 'loads.id', 'in_force.load_id')
          .where('in_force.source_id', id)
          .orderBy('in_force.month', 'desc')
          .first('in_force.load_id', 'loads.finished_at'),
      ]);
      const through = force && (await periods.newestDay(force.load_id));
      const failed = problem !== null || newest?.state === 'failed';
      const waiting = newest === undefined && problem === null;
      let state: SourceStatus['state'] = failed ? 'failed' : 'loaded';
      if (waiting) state = 'waiting';
      return {
        id,
        title,
        uploads: kind === 'upload',
        state,
        ...(force?.finished_at && { loadedAt: instantText(force.finished_at) }),
        ...(through && { through }),
        ...(failed &&
          withFailures && {
            failure: failureOf({ problem, newest }),
          }),
      };
    }),
  );
}

const problemSchema = z.object({ code: z.string(), message: z.string() });

function failureOf(options: {
  problem: string | null;
  newest?: Pick<LoadRow, 'id' | 'problems' | 'finished_at'>;
}): SourceStatus['failure'] {
  const { problem, newest } = options;
  const read =
    problem === null
      ? z.array(problemSchema).safeParse(JSON.parse(newest?.problems ?? '[]'))
          .data?.[0]
      : problemSchema.safeParse(JSON.parse(problem)).data;
  return {
    ...(newest && { load: `${newest.id}` }),
    at: instantText(newest?.finished_at ?? 0),
    code: read?.code ?? 'load-failed',
    message: read?.message ?? 'The load failed. The log says why.',
  };
}

function instantText(at: number | string): string {
  return new Date(parseInt(String(at), 10)).toISOString();
}

const settings = {
  sources: {
    title: 'No billing data is configured.',
    fix: 'Add a source to entityCost.sources in the configuration of the backend.',
  },
  readers: {
    title: 'No group reads the costs of all teams.',
    fix: 'Name the groups of finance in entityCost.access.readers.',
  },
};

function missingSettings(options: {
  configured: boolean;
  hasFinanceGroups: boolean;
}): CostStatus['missing'] {
  const { configured, hasFinanceGroups } = options;
  return [
    ...(configured ? [] : [{ id: 'sources', ...settings.sources }]),
    ...(hasFinanceGroups ? [] : [{ id: 'readers', ...settings.readers }]),
  ];
}
