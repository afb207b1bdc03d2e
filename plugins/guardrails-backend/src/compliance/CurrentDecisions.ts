import type { Knex } from 'knex';
import { applyReadScope, type ReadScope } from '../access';

/**
 * Which decisions say how an entity stands, newest first: those that were carried out, since a refused
 * request changes nothing; where none was carried out yet, those that were asked for.
 * @internal
 */
export class CurrentDecisions {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async about(
    entity: string,
    options: { scope: ReadScope; limit: number },
  ): Promise<string[]> {
    const { scope, limit } = options;
    const applied = await this.#ids(entity, scope, limit).whereIn(
      'decisions.id',
      this.#knex('grants').select('decision_id').where({ status: 'applied' }),
    );
    const rows =
      applied.length > 0 ? applied : await this.#ids(entity, scope, limit);
    return rows.map(({ id }) => id);
  }

  #ids(entity: string, scope: ReadScope, limit: number) {
    const query = this.#knex('decisions')
      .select<{ id: string }[]>('decisions.id')
      .where(inner =>
        inner
          .where('target_ref', entity)
          .orWhereIn(
            'decisions.id',
            this.#knex('grants').select('decision_id').where({ entity }),
          ),
      )
      .orderBy('decisions.id', 'desc')
      .limit(limit);
    return applyReadScope(query, scope);
  }
}
