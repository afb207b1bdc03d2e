import type { Knex } from 'knex';
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
      .where('recorded_at', '<', until);
    const [{ n }] = await applyReadScope(query, scope).count({ n: '*' });
    return Number(n);
  }

  /** Owners of the targets, where they are known by now. */
  async owners(ids: string[]): Promise<Map<string, string>> {
    const rows: { id: string; target_owner: string }[] = await this.#knex(
      'decisions',
    )
      .whereIn('id', ids)
      .whereNotNull('target_owner')
      .select('id', 'target_owner');
    return new Map(rows.map(row => [row.id, row.target_owner]));
  }
}
