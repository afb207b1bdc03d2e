import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** @internal */
export type ExportFormat = 'jsonl' | 'csv';

/** Fetches the entries of an interval with their proof, as the service wrote them. @internal */
export async function exportLedger(options: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
  format: ExportFormat;
  since?: string;
  until?: string;
}): Promise<Blob> {
  const { discoveryApi, fetchApi, format, since, until } = options;
  const query = new URLSearchParams({
    format,
    ...(since && { since }),
    ...(until && { until }),
  });
  const base = await discoveryApi.getBaseUrl('guardrails');
  const answer = await fetchApi.fetch(`${base}/ledger/export?${query}`);
  if (!answer.ok) throw await refusalOf(answer);
  return answer.blob();
}

async function refusalOf(answer: Response): Promise<GuardrailsError> {
  const body = (await answer.json().catch(() => undefined)) as
    | { error?: { code?: string; message?: string } }
    | undefined;
  return new GuardrailsError({
    code: body?.error?.code ?? `http-${answer.status}`,
    message: body?.error?.message ?? `The service answered ${answer.status}.`,
    statusCode: answer.status,
  });
}
