import { mockCredentials } from '@backstage/backend-test-utils';
import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { SECURITY } from './organisation';
import { receiptVerifier } from './receiptVerifier';

/** Acknowledged decisions that are not on record, or not on the ledger with a receipt that verifies. */
export async function missingDecisions(
  url: string,
  acknowledged: string[],
): Promise<string[]> {
  const auditor = GuardrailsClient.forServer({
    server: url,
    token: mockCredentials.user.token(SECURITY),
  });
  const verify = await receiptVerifier(auditor);
  const missing: string[] = [];
  for (const id of acknowledged) {
    const detail = await auditor.getDecision(id).catch(() => undefined);
    const place = detail?.ledger?.find(({ kind }) => kind === 'decision');
    if (!detail) missing.push(`decision ${id}`);
    else if (!place) missing.push(`the entry of decision ${id}`);
    else if (!(await verify(place))) missing.push(`the receipt of ${id}`);
  }
  return missing;
}
