import type { Knex } from 'knex';
import { applyReadScope, type ReadScope } from '../identity/access';
import { byId, pageOf, type Walk } from '../base/database';
import { aboutEntity } from '../decision/decisions';

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
    const applied = await this.#ids(entity, options, query =>
      query.where(inner =>
        inner
          .whereExists(this.#appliedBy('grants.decision_id'))
          .orWhereExists(this.#appliedBy('grants.afterwards_id')),
      ),
    );
    return applied.length > 0 ? applied : this.#ids(entity, options);
  }

  #appliedBy(column: string) {
    return this.#knex('grants')
      .select(this.#knex.raw('1'))
      .where({ status: 'applied' })
      .whereRaw('?? = ??', [column, 'decisions.id']);
  }

  async #ids(
    entity: string,
    { scope, limit }: { scope: ReadScope; limit: number },
    narrow?: Walk,
  ): Promise<string[]> {
    const { rows } = await pageOf<{ id: string }>(this.#knex, {
      key: byId('decisions.id'),
      limit,
      walks: aboutEntity(this.#knex, entity),
      query: () => {
        const query = this.#knex('decisions').select('decisions.id');
        narrow?.(query);
        return applyReadScope(query, scope);
      },
    });
    return rows.map(({ id }) => id);
  }
}
