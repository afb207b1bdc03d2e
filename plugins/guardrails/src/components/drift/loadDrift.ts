import type {
  GuardrailsApi,
  TargetDrift,
} from '@backstage-guardrails/plugin-guardrails-common';

/** Targets that are shown before a reader asks for more. @internal */
export const FIRST = 10;

/** What has drifted, then what could not be checked; at most as many as are wanted, and whether there are more. @internal */
export async function loadDrift(
  api: Pick<GuardrailsApi, 'listDrift'>,
  wanted: number,
  options: { signal: AbortSignal },
): Promise<{ items: TargetDrift[]; more: boolean }> {
  const items: TargetDrift[] = [];
  for (const state of ['drifted', 'could-not-check'] as const) {
    let cursor: string | undefined;
    do {
      const page = await api.listDrift(
        { filter: { state: [state] }, limit: FIRST, cursor },
        options,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined && items.length <= wanted);
    if (items.length > wanted) break;
  }
  return { items: items.slice(0, wanted), more: items.length > wanted };
}
