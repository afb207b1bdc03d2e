import type {
  CostSubject,
  TagSet,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import type { SubjectRow } from '../database';

const PAGE = 2_000;

/** @internal */
type StoredSubject = { id: number; subject: CostSubject };

type Row = Pick<
  SubjectRow,
  'id' | 'provider' | 'service' | 'sub_account_id' | 'resource_id'
> & { tags: string; categories: string };

/** The subjects of the dictionary, a page at a time, in the order of their ids. @internal */
export async function* readSubjects(
  knex: Knex,
  options: { narrow?: (query: Knex.QueryBuilder) => void } = {},
): AsyncGenerator<StoredSubject[]> {
  let after = 0;
  for (;;) {
    const query = knex({ subject: 'subjects' })
      .join({ tag: 'tag_sets' }, 'tag.id', 'subject.tag_set_id')
      .join({ category: 'tag_sets' }, 'category.id', 'subject.category_set_id')
      .where('subject.id', '>', after)
      .orderBy('subject.id')
      .limit(PAGE)
      .select<Row[]>(
        'subject.id',
        'subject.provider',
        'subject.service',
        'subject.sub_account_id',
        'subject.resource_id',
        'tag.tags as tags',
        'category.tags as categories',
      );
    options.narrow?.(query);
    const rows: Row[] = await query;
    if (rows.length) yield rows.map(subjectOf);
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1].id;
  }
}

function subjectOf(row: Row): StoredSubject {
  const tags: TagSet = JSON.parse(row.tags);
  const costCategories: TagSet = JSON.parse(row.categories);
  return {
    id: row.id,
    subject: {
      tags,
      costCategories,
      provider: row.provider,
      service: row.service,
      subAccountId: row.sub_account_id,
      resourceId: row.resource_id,
    },
  };
}
