import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CostFilter,
  CostKind,
  CostPage,
  CostTotal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { type AccessControl, type Caller, readsAll } from '../access';
import {
  type BudgetBook,
  budgetIdOf,
  type BudgetViews,
  type BudgetViewer,
  normalSubject,
  subjectOf,
} from '../budgets';
import type { AnnotationReader, EntityIndex } from '../entities';
import { PAGE_SIZE, type Routes } from '../http';
import {
  billTotals,
  costsOfEntities,
  EntityCostReader,
  groupCursorSchema,
  type Grouping,
  type GroupRow,
  listGroups,
  listUnallocated,
  microsText,
  perMilleOf,
  type PeriodReader,
  readCursor,
  totalsOfGroups,
  unallocatedCursorSchema,
  unallocatedTotals,
  writeCursor,
} from '../queries';
import { requireReadable } from './requireReadable';

/** Reading costs: of an entity, of several, and of all in groups. @internal */
export function costRoutes(options: {
  knex: Knex;
  access: AccessControl;
  entities: EntityIndex;
  annotations: AnnotationReader;
  periods: PeriodReader;
  book: BudgetBook;
  views: BudgetViews;
}): Routes {
  const { knex, access, entities, annotations, periods, book, views } = options;
  const reader = new EntityCostReader({ knex, entities });

  const viewerOf = async (
    caller: Caller,
    asked: { month?: string; cost?: CostKind },
  ): Promise<BudgetViewer> => {
    const [scope, cost, period] = await Promise.all([
      access.readScope(caller),
      access.costFor(caller, asked.cost),
      periods.period(asked.month),
    ]);
    return { caller, scope, cost, period };
  };

  const budgetsOfEntity = async (ref: string, viewer: BudgetViewer) => {
    const budgets = await book.of([subjectOf(ref)]);
    return Promise.all(
      [...budgets.values()].map(budget => views.view(budget, viewer)),
    );
  };

  return ({ router, identify }) => {
    router.get(
      '/entities/:kind/:namespace/:name/costs',
      async (request, response) => {
        const { query, params } = request;
        const viewer = await viewerOf(await identify(request), query);
        const { scope, cost, period } = viewer;
        const ref = stringifyEntityRef(params);
        await requireReadable(entities, ref, scope);
        const [costs, budgets, annotationProblems] = await Promise.all([
          reader.read({ ref, period, cost, currency: query.currency, scope }),
          budgetsOfEntity(ref, viewer),
          annotations.problemsOf(ref),
        ]);
        response.json({ ...costs, budgets, annotationProblems });
      },
    );

    router.post('/entities/costs', async (request, response) => {
      const { body } = request;
      const { scope, cost, period } = await viewerOf(
        await identify(request),
        body,
      );
      const { month, previousMonth, through } = period;
      const refs = body.entityRefs.map(ref => ref.toLocaleLowerCase('en-US'));
      response.json({
        month,
        previousMonth,
        cost,
        ...(through !== undefined && { through }),
        items: await costsOfEntities(knex, entities, {
          refs,
          month,
          previousMonth,
          cost,
          currency: body.currency,
          scope,
        }),
      });
    });

    router.get('/costs', async (request, response) => {
      const { query } = request;
      const viewer = await viewerOf(await identify(request), query);
      const { scope, cost, period } = viewer;
      const { month, previousMonth, through, reopenedAt } = period;
      const groupBy = query.groupBy ?? 'owner';
      const grouping: Grouping = {
        month,
        previousMonth,
        cost,
        currency: query.currency,
        groupBy,
        filter: filterOf(query),
        scope,
      };
      const all = readsAll(scope);
      const [{ rows, next }, totals] = await Promise.all([
        listGroups(knex, {
          grouping,
          sort: query.sort ?? 'amount',
          limit: query.limit ?? PAGE_SIZE,
          after: readCursor(groupCursorSchema, query.cursor),
        }),
        totalsOf(knex, { grouping, all }),
      ]);
      const budgets = await budgetsOf({ rows, groupBy, viewer });
      response.json({
        month,
        previousMonth,
        cost,
        groupBy,
        readsAll: all,
        ...(through !== undefined && { through }),
        ...(reopenedAt !== undefined && { reopened: { at: reopenedAt } }),
        totals: totals.map(({ view }) => view),
        items: rows.map((row): CostPage['items'][number] => {
          const total =
            totals.find(({ view }) => view.currency === row.currency)?.amount ??
            0n;
          const perMille = perMilleOf(row.amount, total);
          const budget = budgets.get(row.key);
          return {
            key: row.key,
            ...(row.unallocated && { unallocated: true }),
            currency: row.currency,
            amount: microsText(row.amount),
            previousAmount: microsText(row.previous),
            ...(perMille !== undefined && { perMille }),
            ...(budget &&
              budget.amount.currency === row.currency && { budget }),
          };
        }),
        ...(next && { nextCursor: writeCursor(next) }),
      });
    });

    router.get('/costs/unallocated', async (request, response) => {
      const { query } = request;
      const caller = await identify(request);
      await access.requireAll(caller);
      const cost = await access.costFor(caller, query.cost);
      const { month } = await periods.period(query.month);
      const { items, next } = await listUnallocated(knex, {
        month,
        cost,
        currency: query.currency,
        limit: query.limit ?? PAGE_SIZE,
        after: readCursor(unallocatedCursorSchema, query.cursor),
      });
      response.json({
        month,
        cost,
        items,
        ...(next && { nextCursor: writeCursor(next) }),
      });
    });
  };

  /** The budgets of the groups of a page that are subjects of budgets, by the key of the group. */
  async function budgetsOf(page: {
    rows: readonly GroupRow[];
    groupBy: Grouping['groupBy'];
    viewer: BudgetViewer;
  }) {
    const { rows, groupBy, viewer } = page;
    if (groupBy === 'service') return new Map<string, never>();
    const subjects = rows.flatMap(({ key, unallocated }) =>
      key === '' || unallocated
        ? []
        : normalSubject({ kind: groupBy, value: key }) ?? [],
    );
    const found = await book.of(subjects);
    const readable = await views.readable([...found.values()], viewer.scope);
    const ids = new Set(readable.map(({ id }) => id));
    return new Map(
      await Promise.all(
        subjects.flatMap(subject => {
          const budget = found.get(budgetIdOf(subject));
          return budget && ids.has(budget.id)
            ? [
                views
                  .view(budget, viewer)
                  .then(view => [subject.value, view] as const),
              ]
            : [];
        }),
      ),
    );
  }
}

/** @internal */
export function filterOf(query: CostFilter): CostFilter {
  const { owner, costCenter, environment, service, system, entity, search } =
    query;
  return { owner, costCenter, environment, service, system, entity, search };
}

async function totalsOf(
  knex: Knex,
  options: { grouping: Grouping; all: boolean },
): Promise<Array<{ amount: bigint; view: CostTotal }>> {
  const { grouping, all } = options;
  const [totals, unallocated, bills] = await Promise.all([
    totalsOfGroups(knex, grouping),
    all ? unallocatedTotals(knex, grouping) : undefined,
    all ? billTotals(knex, grouping) : undefined,
  ]);
  return totals.map(({ currency, amount, previous }) => {
    const rest = unallocated?.get(currency) ?? { amount: 0n, previous: 0n };
    const bill = bills?.get(currency);
    return {
      amount,
      view: {
        currency,
        total: microsText(amount),
        previousTotal: microsText(previous),
        ...(all && {
          unallocated: microsText(rest.amount),
          previousUnallocated: microsText(rest.previous),
        }),
        ...(bill !== undefined && { billTotal: bill }),
      },
    };
  });
}
