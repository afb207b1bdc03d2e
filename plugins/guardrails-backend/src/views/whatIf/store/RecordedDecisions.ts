import type { Knex } from 'knex';
import { CATALOG_ENTITY } from '../../../decision/decisions';
import { applyReadScope, type ReadScope } from '../../../identity/access';

/** What a what-if asks of decisions beside the list of them. @internal */
export class RecordedDecisions {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** How many of a time a scope has. */
  async count(
    scope: ReadScope,
    { since, until }: { since: string; until: string },
  ): Promise<number> {
    const query = this.#knex('decisions')
      .where('recorded_at', '>=', since)
      .where('recorded_at', '<', until)
      .whereNot('format', CATALOG_ENTITY);
    const [{ n }] = await applyReadScope(query, scope).count({ n: '*' });
    return Number(n);
  }

  /**
   * Those of them that are about changes, with the owner of the target, where it is known by now. Entities of the catalog
   * are evaluated with the levels of the sweep, so other parameters would seem to change them all.
   */
  async ofChanges(ids: string[]): Promise<Map<string, { team?: string }>> {
    const rows: { id: string; target_owner: string | null }[] =
      await this.#knex('decisions')
        .whereIn('id', ids)
        .whereNot('format', CATALOG_ENTITY)
        .select('id', 'target_owner');
    return new Map(
      rows.map(({ id, target_owner: team }) => [
        id,
        team === null ? {} : { team },
      ]),
    );
  }
}
