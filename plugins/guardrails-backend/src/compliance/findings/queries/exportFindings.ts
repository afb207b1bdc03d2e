import {
  GuardrailsError,
  type FindingFilter,
  type FindingRecord,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { FindingReadScope } from '../../../identity/access';
import { listFindings, queriesOf } from './listFindings';

const MAX_ROWS = 50_000;
const PAGE = 500;

/**
 * All findings of a list, a page at a time. More than a file may have are refused before the first: a file that ends
 * early would look like all of it.
 * @throws GuardrailsError `export-too-large`
 * @internal
 */
export async function exportFindings(
  knex: Knex,
  options: {
    filter: FindingFilter;
    uid?: string;
    scope: FindingReadScope;
    /** Rows that a file may have. */
    most?: number;
  },
): Promise<AsyncIterable<FindingRecord>> {
  const { most = MAX_ROWS } = options;
  let rows = 0;
  for (const query of queriesOf(knex, options)) {
    const [{ count }] = await knex
      .from(query.limit(most + 1).as('some'))
      .count({ count: '*' });
    rows += Number(count);
    if (rows > most) {
      throw new GuardrailsError({
        code: 'export-too-large',
        message: `An export has at most ${most} rows. Filter the findings by team, system, environment, rule or state.`,
      });
    }
  }
  return pages(knex, options);
}

async function* pages(
  knex: Knex,
  options: { filter: FindingFilter; uid?: string; scope: FindingReadScope },
): AsyncGenerator<FindingRecord> {
  let cursor: string | undefined;
  do {
    const page = await listFindings(knex, { ...options, limit: PAGE, cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
