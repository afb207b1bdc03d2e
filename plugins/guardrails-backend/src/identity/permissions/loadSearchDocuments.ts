import {
  parseSearchDocumentRef,
  type SearchDocumentKind,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { SearchDocument } from '../access';

const requesters: Record<SearchDocumentKind, [table: string, column: string]> =
  {
    decision: ['decisions', 'actor_ref'],
    exception: ['exceptions', 'requester'],
  };

/** What conditions look at, for each of the references; a record that is gone is not shown. @internal */
export async function loadSearchDocuments(
  knex: Knex,
  refs: string[],
): Promise<(SearchDocument | undefined)[]> {
  const wanted = refs.map(parseSearchDocumentRef);
  const [decision, exception] = await Promise.all([
    load('decision'),
    load('exception'),
  ]);
  const found = { decision, exception };
  return wanted.map(one => one && found[one.kind].get(one.id));

  async function load(
    kind: SearchDocumentKind,
  ): Promise<Map<string, SearchDocument>> {
    const ids = wanted.flatMap(one => (one?.kind === kind ? [one.id] : []));
    if (ids.length === 0) return new Map();
    const [table, requester] = requesters[kind];
    const rows: { id: string; owner: string | null; requester: string }[] =
      await knex(table)
        .whereIn('id', ids)
        .select('id', { owner: 'target_owner', requester });
    return new Map(
      rows.map(row => [
        row.id,
        { owner: row.owner ?? undefined, requester: row.requester },
      ]),
    );
  }
}
