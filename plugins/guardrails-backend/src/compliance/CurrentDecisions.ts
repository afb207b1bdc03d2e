import type { Knex } from 'knex';
import { applyReadScope, type ReadScope } from '../access';

/**
 * Which decisions say how an entity stands, newest first: those that were carried out, since a refused
 * request changes nothing, and those about what stood afterwards; where none was carried out yet, those that were
 * asked for. Who carried a change out names the decision about what stands; anybody could make one up.
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
    const applied = await this.#ids(entity, scope, limit).where(inner =>
      inner
        .whereExists(this.#appliedBy('grants.decision_id'))
        .orWhereExists(this.#appliedBy('grants.afterwards_id')),
    );
    const rows =
      applied.length > 0 ? applied : await this.#ids(entity, scope, limit);
    return rows.map(({ id }) => id);
  }

  #appliedBy(column: string) {
    return this.#knex('grants')
      .select(this.#knex.raw('1'))
      .where({ status: 'applied' })
      .whereRaw('?? = ??', [column, 'decisions.id']);
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
