import type {
  FactProvider,
  FactRequest,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { Facts } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { timeExpression } from '../../../base/database';

const HOURS = 24;
const FACT = 'history.window';

/** Sums are absent where there is nothing, and texts in PostgreSQL. */
type Window = Record<
  'destroyed' | 'replaced' | 'changed',
  number | string | null
> & { now: string };

/**
 * What was redeemed for a target in the last day, so that a big change cut into small ones is evaluated as the sum.
 * A redeemed change counts however it ended: whether it was carried out is not known for sure before.
 * @internal
 */
export class WindowFacts implements FactProvider {
  readonly id = 'history';
  readonly names = [FACT];
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async facts({ target }: FactRequest): Promise<Facts> {
    const knex = this.#knex;
    const source = this.id;
    if (target.ref === undefined) {
      const reason = 'The request names no target.';
      const observedAt = new Date().toISOString();
      return { [FACT]: { status: 'absent', reason, observedAt, source } };
    }
    const [sum]: Window[] = await knex('grants')
      .where({ target_ref: target.ref })
      .whereRaw(`redeemed_at > ${timeExpression(knex, HOURS)}`)
      .sum({ destroyed: 'destroyed', replaced: 'replaced', changed: 'changed' })
      .select(knex.raw(`${timeExpression(knex)} as now`));
    const value = {
      hours: HOURS,
      destroyed: Number(sum.destroyed ?? 0),
      replaced: Number(sum.replaced ?? 0),
      changed: Number(sum.changed ?? 0),
    };
    return {
      [FACT]: { status: 'known', value, observedAt: sum.now, source },
    };
  }
}
