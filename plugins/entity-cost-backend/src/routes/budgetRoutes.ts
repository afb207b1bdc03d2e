import {
  type BudgetSubject,
  EntityCostError,
  parseDecimal,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { type AccessControl, notAllowed, requireThat } from '../access';
import {
  type BudgetBook,
  budgetIdOf,
  type BudgetViewer,
  type BudgetViews,
  normalSubject,
  subjectsAbove,
} from '../budgets';
import { PAGE_SIZE, type Routes } from '../http';
import {
  type Period,
  type PeriodReader,
  readCursor,
  staleSince,
  writeCursor,
} from '../queries';

const cursorSchema = z.strictObject({ k: z.string(), v: z.string() });

/** Budgets of entities, teams, systems, environments and cost centres. @internal */
export function budgetRoutes(options: {
  knex: Knex;
  access: AccessControl;
  periods: PeriodReader;
  book: BudgetBook;
  views: BudgetViews;
  /** Days after the end of a month by which the bill of the next is there. */
  staleAfterDays: number;
}): Routes {
  const { knex, access, periods, book, views } = options;

  const ageOf = async ({ through }: Period) => {
    const days = options.staleAfterDays;
    const since = await staleSince(knex, { days });
    return {
      ...(through !== undefined && { through }),
      ...(since !== undefined && { staleSince: since }),
    };
  };

  return ({ router, identify, during }) => {
    router.get('/budgets', async (request, response) => {
      const { query } = request;
      const caller = await identify(request);
      const scope = await access.readScope(caller);
      const viewer: BudgetViewer = {
        caller,
        scope,
        cost: await access.costFor(caller, undefined),
        period: await periods.period(query.month),
      };
      const limit = query.limit ?? PAGE_SIZE;
      const after = readCursor(cursorSchema, query.cursor);
      const budgets = (await views.readable(await book.all(), scope)).filter(
        ({ subject }) =>
          !after ||
          `${subject.kind} ${subject.value}` > `${after.k} ${after.v}`,
      );
      const page = budgets.slice(0, limit);
      const last = budgets.length > limit ? page.at(-1) : undefined;
      response.json({
        month: viewer.period.month,
        ...(await ageOf(viewer.period)),
        items: await Promise.all(
          page.map(budget => views.view(budget, viewer)),
        ),
        ...(last && {
          nextCursor: writeCursor({
            k: last.subject.kind,
            v: last.subject.value,
          }),
        }),
      });
    });

    router.post('/budgets/lookup', async (request, response) => {
      const caller = await identify(request);
      const scope = await access.readScope(caller);
      const viewer: BudgetViewer = {
        caller,
        scope,
        cost: await access.costFor(caller, undefined),
        period: await periods.period(),
      };
      const subjects = request.body.subjects.map(readSubject);
      const above = await subjectsAbove(knex, subjects);
      const found = await book.of(above.flat());
      const shown = new Map(
        await Promise.all(
          (
            await views.readable([...found.values()], scope)
          ).map(
            async budget =>
              [budget.id, await views.view(budget, viewer)] as const,
          ),
        ),
      );
      response.json({
        month: viewer.period.month,
        ...(await ageOf(viewer.period)),
        items: request.body.subjects.map((subject, index) => ({
          subject,
          budgets: above[index].flatMap(
            one => shown.get(budgetIdOf(one)) ?? [],
          ),
        })),
      });
    });

    router.put('/budgets', async (request, response) => {
      const { body } = request;
      await during(
        request,
        {
          id: 'budget-put',
          severity: 'medium',
          meta: {
            subject: { kind: body.subject.kind, value: body.subject.value },
            amount: body.amount.amount,
            currency: body.amount.currency,
          },
        },
        async caller => {
          const subject = readSubject(body.subject);
          const decides = caller.manager;
          requireThat(
            await views.mayUpdate(caller, { subject, decides: false }),
          );
          const amount = parseDecimal(body.amount.amount);
          if (!amount.ok || amount.value <= 0n) {
            throw new EntityCostError({
              code: 'budget-invalid',
              message:
                'The amount is not above 0 with at most 18 decimals. Write such as 1200 or 99.50, or remove the budget.',
              path: '/amount/amount',
            });
          }
          const known = await book.byId(budgetIdOf(subject));
          if (known?.from === 'configuration') throw elsewhere();
          const budget = await book.put({
            subject,
            amount: { amount: amount.value, currency: body.amount.currency },
            by: caller.ref,
            decides,
          });
          if (!budget) throw notAllowed();
          const viewer: BudgetViewer = {
            caller,
            scope: await access.readScope(caller),
            cost: await access.costFor(caller, undefined),
            period: await periods.period(),
          };
          response.json(await views.view(budget, viewer));
        },
      );
    });

    router.delete('/budgets/:id', async (request, response) => {
      const { id } = request.params;
      await during(
        request,
        { id: 'budget-delete', severity: 'medium', meta: { budget: id } },
        async caller => {
          const budget = await book.byId(id);
          // the same for what there is and what there is not
          if (!budget || !(await views.mayUpdate(caller, budget))) {
            throw notAllowed();
          }
          if (budget.from !== 'api') throw elsewhere();
          requireThat(await book.remove(id, { deciding: caller.manager }));
          response.status(204).end();
        },
      );
    });
  };
}

function readSubject(subject: BudgetSubject): BudgetSubject {
  const known = normalSubject(subject);
  if (known) return known;
  throw new EntityCostError({
    code: 'budget-invalid',
    message:
      'The subject is not an entity of that kind. Write its full reference, such as group:default/payments.',
    path: '/subject/value',
  });
}

function elsewhere(): EntityCostError {
  return new EntityCostError({
    code: 'budget-elsewhere',
    message:
      'This budget is from the configuration of the backend. Change it there.',
  });
}
