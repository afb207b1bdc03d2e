import {
  type AllocatedAmount,
  type CostKind,
  decimalOfMicros,
  decimalText,
  type EntityCosts,
  type EntityCurrencyCosts,
  explainChange,
  sumDecimals,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { applyScope, type CostScope, readsAll } from '../access';
import { microsOfText } from '../database';
import { applyMembers, type EntityIndex, type Members } from '../entities';
import { microsText } from './amounts';
import { changeView, isCompared, readChanges } from './changeItems';
import { type DayOfCosts, dailyCosts } from './dailyCosts';
import { forecastOf, forecastView, monthsOfForecast } from './forecastView';
import { hasHidden, type MonthPart, monthParts } from './monthParts';
import type { Period } from './PeriodReader';
import { refusedClaims } from './refusedClaims';

/** What is shown of what belongs to a system, domain or group. */
const MAX_MEMBERS = 50;

/** Services that are shown; the rest is few amounts. */
const MAX_SERVICES = 200;

/** What of the answer is read from costs. @internal */
type CostsOfEntity = Omit<EntityCosts, 'budgets' | 'annotationProblems'>;

type Parts = {
  days: DayOfCosts[];
  services: MonthPart[];
  rules: MonthPart[];
  members: MonthPart[];
  changes: Awaited<ReturnType<typeof readChanges>>;
};

/** The costs of one entity, or of what belongs to it, as far as a scope leaves them. @internal */
export class EntityCostReader {
  readonly #knex: Knex;
  readonly #entities: EntityIndex;

  constructor(options: { knex: Knex; entities: EntityIndex }) {
    this.#knex = options.knex;
    this.#entities = options.entities;
  }

  async read(options: {
    ref: string;
    period: Period;
    cost: CostKind;
    currency?: string;
    scope: CostScope;
  }): Promise<CostsOfEntity> {
    const { ref, period, cost, scope } = options;
    const knex = this.#knex;
    const members = await this.#entities.membersOf(ref);
    const { month, previousMonth } = period;
    const of = { month, previousMonth, cost, members, scope };
    const columns = { owner: 'cost.owner', entity: 'cost.entity_ref' };
    const [days, services, rules, ofMembers, changes, partial, claims] =
      await Promise.all([
        dailyCosts(knex, {
          months: monthsOfForecast(month),
          cost,
          narrow: query => {
            applyMembers(query, { knex, members, columns });
            applyScope(query, scope, columns);
          },
        }),
        monthParts(knex, { by: 'service', ...of }),
        monthParts(knex, { by: 'rule', ...of }),
        members.kind === 'entity'
          ? []
          : monthParts(knex, { by: 'entity', ...of }),
        readChanges(knex, { period, cost, members, scope }),
        this.#leavesOut({ members, period, scope }),
        refusedClaims(knex, {
          entity: ref,
          month,
          cost,
          withAmounts: readsAll(scope),
        }),
      ]);
    const parts: Parts = {
      days,
      services,
      rules,
      members: ofMembers,
      changes,
    };
    const currencies = [
      ...new Set(services.map(({ currency }) => currency)),
    ].filter(
      currency =>
        options.currency === undefined || currency === options.currency,
    );
    return {
      entity: ref,
      month,
      previousMonth,
      cost,
      scope: members.kind === 'entity' ? 'entity' : 'members',
      partial,
      ...(period.through !== undefined && { through: period.through }),
      ...(period.reopenedAt !== undefined && {
        reopened: { at: period.reopenedAt },
      }),
      currencies: currencies.map(currency =>
        costsInCurrency({ currency, period, parts }),
      ),
      refusedClaims: claims,
    };
  }

  async #leavesOut(options: {
    members: Members;
    period: Period;
    scope: CostScope;
  }): Promise<boolean> {
    const { members, period, scope } = options;
    if (readsAll(scope)) return false;
    const months = [period.month, period.previousMonth];
    return hasHidden(this.#knex, { months, members, scope });
  }
}

function costsInCurrency(options: {
  currency: string;
  period: Period;
  parts: Parts;
}): EntityCurrencyCosts {
  const { currency, period, parts } = options;
  const inCurrency = <Item extends { currency: string }>(items: Item[]) =>
    items.filter(item => item.currency === currency);
  const days = inCurrency(parts.days);
  const daily = days.filter(({ month }) => month === period.month);
  const previous = days.filter(({ month }) => month === period.previousMonth);
  const services = inCurrency(parts.services);
  const total = (of: DayOfCosts[]) =>
    decimalText(sumDecimals(of.map(({ amount }) => amount)));
  return {
    currency,
    total: total(daily),
    previousTotal: total(previous),
    previousToDate: total(previous.filter(day => isCompared(day, period))),
    daily: daily.filter(isOneDay).map(dayView),
    previousDaily: previous.filter(isOneDay).map(dayView),
    forecast: forecastView(forecastOf(period, days)),
    services: services.slice(0, MAX_SERVICES).map(part => ({
      service: part.name,
      amount: microsText(part.amount),
      previousAmount: microsText(part.previous),
    })),
    change: changeView(
      parts.changes?.get(currency) ?? explainByService(services),
    ),
    allocatedBy: inCurrency(parts.rules).flatMap(ruleView),
    members: inCurrency(parts.members)
      .slice(0, MAX_MEMBERS)
      .map(part => ({
        entity: part.name,
        amount: microsText(part.amount),
        previousAmount: microsText(part.previous),
      })),
  };
}

/** Of months that were rolled up there are no days. */
function isOneDay({ day }: DayOfCosts): boolean {
  return day.length === 10;
}

function dayView({ day, amount }: DayOfCosts) {
  return { day, amount: decimalText(amount) };
}

/** Where there are too many resources to compare: whole months, without quantities. */
function explainByService(services: readonly MonthPart[]) {
  const side = (amountOf: (part: MonthPart) => bigint) =>
    services.map(part => ({
      service: part.name,
      resource: '',
      unit: null,
      quantity: null,
      cost: decimalOfMicros(microsOfText(`${amountOf(part)}`)),
    }));
  return explainChange({
    before: side(({ previous }) => previous),
    after: side(({ amount }) => amount),
  });
}

function ruleView(part: MonthPart): AllocatedAmount[] {
  const { kind, name, amount } = part;
  const known = (['configured', 'default', 'annotation'] as const).find(
    item => item === kind,
  );
  return known === undefined
    ? []
    : [{ kind: known, rule: name, amount: microsText(amount) }];
}
