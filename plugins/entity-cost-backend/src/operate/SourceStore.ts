import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';
import { type SourceRow } from '../database';
import type { LoadProblem } from '../reading';

/** The sources of billing data, and how their last check ended. @internal */
export class SourceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Records which sources there are. What was loaded from one that is gone stays. */
  async declare(
    sources: readonly { id: string; kind: string; title: string }[],
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      await transaction<SourceRow>('sources')
        .whereNotIn(
          'id',
          sources.map(({ id }) => id),
        )
        .update({ configured: false });
      for (const { id, kind, title } of sources) {
        await transaction<SourceRow>('sources')
          .insert({ id, kind, title, configured: true })
          .onConflict('id')
          .merge();
      }
    });
  }

  async checked(id: string, problem?: LoadProblem): Promise<void> {
    await this.#knex<SourceRow>('sources')
      .where({ id })
      .update({
        checked_at: await databaseTime(this.#knex),
        problem: problem ? JSON.stringify(problem) : null,
      });
  }
}
