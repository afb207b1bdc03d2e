import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { setTimeout } from 'node:timers/promises';

const ATTEMPTS = 12;

/** Does it again while somebody else's change came in between; `attempt` answers whether it got through. @internal */
export async function retryWhileChanged(
  attempt: () => Promise<boolean>,
): Promise<void> {
  for (let tries = 1; tries <= ATTEMPTS; tries += 1) {
    if (await attempt()) return;
    // Those who met once would meet again: each waits for a time of its own.
    await setTimeout(Math.random() * 10 * tries);
  }
  throw new GuardrailsError({
    code: 'overloaded',
    message: 'Too many people decide this at the same moment. Try again.',
    retryAfter: 1,
  });
}
