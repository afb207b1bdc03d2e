import {
  budgetState,
  type BudgetView,
  type CostKind,
  decimalText,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import {
  type AccessControl,
  type Caller,
  type CostScope,
  mayRead,
  readsAll,
} from '../access';
import type { EntityIndex } from '../entities';
import { hasHidden } from '../queries/monthParts';
import type { Period } from '../queries/PeriodReader';
import { type Budget, isEntitySubject } from './Budget';
import { spendingOf } from './spendingOf';

/** For whom budgets are shown, and at which prices. @internal */
export type BudgetViewer = {
  caller: Caller;
  scope: CostScope;
  cost: CostKind;
  period: Period;
};

/** Budgets as a caller may see them. @internal */
export class BudgetViews {
  readonly #knex: Knex;
  readonly #entities: EntityIndex;
  readonly #access: AccessControl;

  constructor(options: {
    knex: Knex;
    entities: EntityIndex;
    access: AccessControl;
  }) {
    this.#knex = options.knex;
    this.#entities = options.entities;
    this.#access = options.access;
  }

  /** Those of the budgets that the caller may see. */
  async readable(
    budgets: readonly Budget[],
    scope: CostScope,
  ): Promise<Budget[]> {
    if (readsAll(scope)) return [...budgets];
    const ofEntities = budgets.filter(({ subject }) =>
      isEntitySubject(subject),
    );
    const owners = await this.#entities.ownersOf(
      ofEntities.map(({ subject }) => subject.value),
    );
    return ofEntities.filter(({ subject: { value } }) =>
      mayRead(scope, { entityRef: value, owner: owners.get(value) }),
    );
  }

  async view(budget: Budget, viewer: BudgetViewer): Promise<BudgetView> {
    const { id, subject, amount, from, decides, updatedAt, updatedBy } = budget;
    return {
      id,
      subject,
      amount: {
        amount: decimalText(amount.amount),
        currency: amount.currency,
      },
      from,
      decides,
      ...(updatedAt !== undefined && {
        updatedAt: new Date(updatedAt).toISOString(),
      }),
      ...(updatedBy !== undefined && { updatedBy }),
      editable:
        from !== 'configuration' &&
        (await this.mayUpdate(viewer.caller, budget)),
      ...(await this.#stateOf(budget, viewer)),
    };
  }

  /** Managers set all budgets, an owner those of what it owns which do not decide: what limits a team is not its to raise. */
  async mayUpdate(
    caller: Caller,
    { subject, decides }: Pick<Budget, 'subject' | 'decides'>,
  ): Promise<boolean> {
    if (!(await this.#access.mayUpdateBudgets(caller))) return false;
    if (caller.manager) return true;
    if (decides || !isEntitySubject(subject)) return false;
    const owners = await this.#entities.ownersOf([subject.value]);
    const owner = owners.get(subject.value);
    return owner !== undefined && caller.ownership.includes(owner);
  }

  async #stateOf(
    budget: Budget,
    { period, cost, scope }: BudgetViewer,
  ): Promise<
    Pick<
      BudgetView,
      | 'state'
      | 'spent'
      | 'previousSpent'
      | 'otherCurrencies'
      | 'spentPerMille'
      | 'forecastPerMille'
      | 'reached'
    >
  > {
    const { subject, amount } = budget;
    if (!readsAll(scope)) {
      const members = await this.#entities.membersOf(subject.value);
      const months = [period.month, period.previousMonth];
      if (await hasHidden(this.#knex, { months, members, scope })) {
        return { state: 'partial', reached: [] };
      }
    }
    const { spent, previous, elsewhere, otherCurrencies, forecast } =
      await spendingOf({
        knex: this.#knex,
        entities: this.#entities,
        subject,
        currency: amount.currency,
        period,
        cost,
        scope,
      });
    const state = budgetState({
      budget: amount,
      spent: { amount: spent, currency: amount.currency },
      forecast:
        forecast.state === 'complete' ? { state: 'not-enough-data' } : forecast,
      notified: [],
    });
    if (elsewhere || state.state === 'not-compared') {
      return { state: 'not-compared', reached: [], otherCurrencies };
    }
    return {
      state: 'compared',
      spent: decimalText(spent),
      previousSpent: decimalText(previous),
      ...(otherCurrencies.length > 0 && { otherCurrencies }),
      spentPerMille: state.spentPerMille,
      ...(state.forecastPerMille !== undefined && {
        forecastPerMille: state.forecastPerMille,
      }),
      reached: state.reached,
    };
  }
}
