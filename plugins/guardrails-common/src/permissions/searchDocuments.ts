/** @public */
export const RESOURCE_TYPE_SEARCH_DOCUMENT = 'guardrails-search-document';

/** What the search of the portal has documents about that are not for everybody. @public */
export type SearchDocumentKind = 'decision' | 'exception';

const KINDS: SearchDocumentKind[] = ['decision', 'exception'];

/** How the permission framework names a document. @public */
export function searchDocumentRef(
  kind: SearchDocumentKind,
  id: string,
): string {
  return `${kind}:${id}`;
}

/** The record of a document; undefined where it is none. @public */
export function parseSearchDocumentRef(
  ref: string,
): { kind: SearchDocumentKind; id: string } | undefined {
  const kind = KINDS.find(one => ref.startsWith(`${one}:`));
  return kind && { kind, id: ref.slice(kind.length + 1) };
}
