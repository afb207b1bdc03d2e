import type { Knex } from 'knex';
import { applyReadScope, type ReadScope } from '../identity/access';
import { byId, keysetPage, type IndexScan } from '../base/database';
import { aboutEntity, CATALOG_ENTITY } from '../decision/decisions';

/**
 * The newest decision about an entity: of those that were applied, since a refused request changes nothing, and those
 * about what was there afterwards; where none was applied yet, of those that were requested. The enforcement point that
 * applied a change names the decision about what is there; anyone could make one up.
 * @internal
 */
export class CurrentDecisions {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async about(
    entity: string,
    { scope }: { scope: ReadScope },
  ): Promise<{ id: string; applied: boolean } | undefined> {
    const id = await this.#newest(entity, scope, query =>
      query.where(inner =>
        inner
          .whereExists(this.#appliedBy('grants.decision_id'))
          .orWhereExists(this.#appliedBy('grants.afterwards_id')),
      ),
    );
    if (id !== undefined) return { id, applied: true };
    const asked = await this.#newest(entity, scope);
    return asked === undefined ? undefined : { id: asked, applied: false };
  }

  #appliedBy(column: string) {
    return this.#knex('grants')
      .select(this.#knex.raw('1'))
      .where({ status: 'applied' })
      .whereRaw('?? = ??', [column, 'decisions.id']);
  }

  async #newest(
    entity: string,
    scope: ReadScope,
    narrow?: IndexScan,
  ): Promise<string | undefined> {
    const { rows } = await keysetPage<{ id: string }>(this.#knex, {
      key: byId('decisions.id'),
      limit: 1,
      walks: aboutEntity(this.#knex, entity),
      query: () => {
        const query = this.#knex('decisions')
          .select('decisions.id')
          .whereNot('decisions.format', CATALOG_ENTITY);
        narrow?.(query);
        return applyReadScope(query, scope);
      },
    });
    return rows[0]?.id;
  }
}
