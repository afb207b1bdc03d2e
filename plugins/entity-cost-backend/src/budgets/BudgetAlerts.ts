import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  budgetState,
  type BudgetThreshold,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { UNRESTRICTED } from '../access';
import type { EntityIndex } from '../entities';
import type { PeriodReader } from '../queries';
import type { Budget } from './Budget';
import type { BudgetBook } from './BudgetBook';
import { spendingOf } from './spendingOf';

type AlertRow = {
  budget_id: string;
  month: string;
  threshold: BudgetThreshold;
  sent_at: number | string;
};

const texts: Record<BudgetThreshold, string> = {
  'spent-80': '80 % of the budget is spent',
  'forecast-100': 'The forecast is above the budget',
  'spent-100': 'The budget is spent',
};

/**
 * Says to owners what their budgets have come to, each threshold once a month. What was sent is kept after it was sent:
 * a process that ends in between sends it again, and the scope of the notification makes that replace the first.
 *
 * The text has no amounts, because those who get it may not all read negotiated prices.
 * @internal
 */
export class BudgetAlerts {
  readonly #knex: Knex;
  readonly #book: BudgetBook;
  readonly #entities: EntityIndex;
  readonly #periods: PeriodReader;
  readonly #notifications: Pick<NotificationService, 'send'>;
  readonly #logger: Pick<LoggerService, 'warn'>;
  readonly #financeGroups: readonly string[];
  readonly #sent: (threshold: BudgetThreshold) => void;

  constructor(options: {
    knex: Knex;
    book: BudgetBook;
    entities: EntityIndex;
    periods: PeriodReader;
    notifications: Pick<NotificationService, 'send'>;
    logger: Pick<LoggerService, 'warn'>;
    /** Who is told about budgets that have no owner: of environments and cost centres. */
    financeGroups: readonly string[];
    sent: (threshold: BudgetThreshold) => void;
  }) {
    this.#knex = options.knex;
    this.#book = options.book;
    this.#entities = options.entities;
    this.#periods = options.periods;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
    this.#financeGroups = options.financeGroups;
    this.#sent = options.sent;
  }

  /** Looks at all budgets of the newest month. */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const period = await this.#periods.period();
    if (period.through === undefined) return;
    for (const budget of await this.#book.all()) {
      if (options.signal?.aborted) return;
      try {
        await this.#check(budget, period);
      } catch (error) {
        // one budget that cannot be checked or sent must not keep the others from it
        this.#logger.warn(
          `The budget of ${budget.subject.value} was not checked`,
          error as Error,
        );
      }
    }
  }

  async #check(
    budget: Budget,
    period: Awaited<ReturnType<PeriodReader['period']>>,
  ): Promise<void> {
    const { id, subject, amount } = budget;
    const { month } = period;
    const { spent, elsewhere, forecast } = await spendingOf({
      knex: this.#knex,
      entities: this.#entities,
      subject,
      currency: amount.currency,
      period,
      cost: 'effective',
      scope: UNRESTRICTED,
    });
    if (elsewhere) return;
    const rows = await this.#knex<AlertRow>('budget_alerts')
      .where({ budget_id: id, month })
      .select('threshold');
    const state = budgetState({
      budget: amount,
      spent: { amount: spent, currency: amount.currency },
      forecast:
        forecast.state === 'complete' ? { state: 'not-enough-data' } : forecast,
      notified: rows.map(({ threshold }) => threshold),
    });
    if (state.state !== 'compared' || state.alert === undefined) return;
    const receivers = await this.#receiversOf(budget);
    if (receivers.length === 0) return;
    await this.#notifications.send({
      recipients: { type: 'entity', entityRef: receivers },
      payload: {
        title: `${subject.value}: ${texts[state.alert]}`,
        description: `Costs of ${month}, known through ${period.through}.`,
        link: linkOf(budget),
        severity: state.alert === 'spent-100' ? 'high' : 'normal',
        topic: 'entity-cost.budget',
        scope: `entity-cost:${id}:${month}:${state.alert}`,
      },
    });
    this.#sent(state.alert);
    const sent_at = await databaseTime(this.#knex);
    await this.#knex('budget_alerts')
      .insert(
        state.reached.map(threshold => ({
          budget_id: id,
          month,
          threshold,
          sent_at,
        })),
      )
      .onConflict(['budget_id', 'month', 'threshold'])
      .ignore();
  }

  async #receiversOf({ subject }: Budget): Promise<string[]> {
    switch (subject.kind) {
      case 'environment':
      case 'cost-center':
        return [...this.#financeGroups];
      default: {
        const owners = await this.#entities.ownersOf([subject.value]);
        const owner = owners.get(subject.value);
        return owner === undefined ? [] : [owner];
      }
    }
  }
}

/** The page of the entity, or the list of costs where there is none. */
function linkOf({ subject }: Budget): string {
  const [, kind, namespace, name] =
    /^([^:]+):([^/]+)\/(.+)$/.exec(subject.value) ?? [];
  return subject.kind === 'environment' ||
    subject.kind === 'cost-center' ||
    name === undefined
    ? '/cost'
    : `/catalog/${namespace}/${kind}/${name}/cost`;
}
