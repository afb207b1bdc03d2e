import type { Knex } from 'knex';
import type { AlertCondition, AlertLevel } from './alertsDue';

/** A row of the table `alerts`. PostgreSQL returns 64 bit integers as text. @internal */
export type AlertRow = {
  entity_ref: string;
  owner: string;
  level: AlertLevel;
  opened_at: number | string;
  sent_at: number | string | null;
  remind_at: number | string;
};

/** What owners were told. @internal */
export class AlertStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async all(): Promise<AlertRow[]> {
    return this.#knex<AlertRow>('alerts');
  }

  /**
   * Writes down what is about to be sent. A process that dies before it is sent leaves it without `sent_at`, and it is
   * sent again.
   */
  async put(condition: AlertCondition, remindAt: number): Promise<void> {
    const { entityRef, owner, level, since } = condition;
    await this.#knex<AlertRow>('alerts')
      .insert({
        entity_ref: entityRef,
        owner,
        level,
        opened_at: since,
        sent_at: null,
        remind_at: remindAt,
      })
      .onConflict('entity_ref')
      .merge(['owner', 'level', 'sent_at', 'remind_at']);
  }

  async sent(entityRefs: readonly string[], at: number): Promise<void> {
    await this.#knex<AlertRow>('alerts')
      .whereIn('entity_ref', [...entityRefs])
      .update({ sent_at: at });
  }

  async forget(entityRefs: readonly string[]): Promise<void> {
    await this.#knex<AlertRow>('alerts')
      .whereIn('entity_ref', [...entityRefs])
      .delete();
  }
}
