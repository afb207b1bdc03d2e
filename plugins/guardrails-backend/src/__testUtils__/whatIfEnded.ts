import type {
  GuardrailsClient,
  WhatIfDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import { setTimeout } from 'node:timers/promises';

/** What a what-if came to, once it runs no more. */
export async function whatIfEnded(
  client: Pick<GuardrailsClient, 'getWhatIf'>,
  id: string,
): Promise<WhatIfDetail> {
  for (;;) {
    const detail = await client.getWhatIf(id);
    if (detail.state !== 'running') return detail;
    await setTimeout(20);
  }
}
