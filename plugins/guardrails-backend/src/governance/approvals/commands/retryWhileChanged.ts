import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { retry } from '../../../base';

const ATTEMPTS = 12;

/** Does it again while another person's change came in between; `attempt` answers whether it got through. @internal */
export function retryWhileChanged(
  attempt: () => Promise<boolean>,
): Promise<void> {
  const changed = new GuardrailsError({
    code: 'overloaded',
    message: 'Several people changed this request at the same time. Try again.',
    retryAfter: 1,
  });
  return retry(
    {
      attempts: ATTEMPTS,
      pause: attempts => 10 * attempts,
      again: error => error === changed,
    },
    async () => {
      if (!(await attempt())) throw changed;
    },
  );
}
