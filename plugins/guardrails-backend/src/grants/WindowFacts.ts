import type {
  FactProvider,
  FactRequest,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { Facts } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime, later } from '../database';

const HOURS = 24;
const FACT = 'history.window';

/**
 * What was redeemed for a target in the last day, so that a big change cut into small ones is judged as the sum.
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
    const now = await databaseTime(this.#knex);
    const observed = { observedAt: now, source: this.id };
    if (target.ref === undefined) {
      const reason = 'The request names no target.';
      return { [FACT]: { status: 'absent', reason, ...observed } };
    }
    const sum = await this.#knex('grants')
      .where({ target_ref: target.ref })
      .where('redeemed_at', '>', later(now, -HOURS * 60 * 60 * 1000))
      .sum({ destroyed: 'destroyed', replaced: 'replaced', changed: 'changed' })
      .first();
    const value = {
      hours: HOURS,
      destroyed: Number(sum?.destroyed ?? 0),
      replaced: Number(sum?.replaced ?? 0),
      changed: Number(sum?.changed ?? 0),
    };
    return { [FACT]: { status: 'known', value, ...observed } };
  }
}
