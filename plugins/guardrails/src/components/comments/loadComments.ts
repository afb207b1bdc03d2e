import type {
  Comment,
  GuardrailsApi,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';

/** Comments that are shown before a reader asks for newer ones. @internal */
export const FIRST = 50;

/** More than a decision can have, so that all are loaded; a service that ends no list is asked no longer. @internal */
export const MOST = 1_000;

/** The oldest comments of a decision, at least as many as are wanted; with `nextCursor` where there are newer ones. @internal */
export async function loadComments(
  api: Pick<GuardrailsApi, 'listComments'>,
  request: { decision: string; wanted: number },
  options: { signal: AbortSignal },
): Promise<Page<Comment>> {
  const { decision, wanted } = request;
  const items: Comment[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listComments(
      decision,
      { limit: FIRST, cursor },
      options,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined && items.length < wanted);
  return { items, ...(cursor !== undefined && { nextCursor: cursor }) };
}
