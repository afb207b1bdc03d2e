import type { IndexableDocument } from '@backstage/plugin-search-common';
import {
  searchDocumentRef,
  type SearchDocumentKind,
} from '@backstage-guardrails/plugin-guardrails-common';

/** The id of no record, so that conditions never allow it. */
const NO_RECORD = 'none';

const placeholders: Record<SearchDocumentKind, IndexableDocument> = {
  decision: {
    title: 'Guardrails: decisions',
    text: 'The list of decisions that you can read.',
    location: '/guardrails/decisions',
    authorization: { resourceRef: searchDocumentRef('decision', NO_RECORD) },
  },
  exception: {
    title: 'Guardrails: exceptions',
    text: 'The list of exceptions that you can read.',
    location: '/guardrails/exceptions',
    authorization: { resourceRef: searchDocumentRef('exception', NO_RECORD) },
  },
};

/**
 * The documents, or one that says where the records are. A search engine keeps its index where a collator has no
 * documents, so that records which must not be found any more, or are gone, would be found for ever.
 * @internal
 */
export async function* orPlaceholder(
  kind: SearchDocumentKind,
  documents: AsyncIterable<IndexableDocument>,
): AsyncGenerator<IndexableDocument> {
  let isEmpty = true;
  for await (const document of documents) {
    isEmpty = false;
    yield document;
  }
  if (isEmpty) yield placeholders[kind];
}
