import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { retry } from '../../base';

const ATTEMPTS = 5;

/**
 * Does a transaction again where the log had moved on in between. It is safe because a transaction that lost its
 * place wrote nothing.
 * @internal
 */
export function retryOnConflict<Result>(
  work: () => Promise<Result>,
): Promise<Result> {
  return retry(
    {
      attempts: ATTEMPTS,
      pause: attempts => 2 * attempts,
      again: error =>
        error instanceof GuardrailsError && error.code === 'ledger-conflict',
    },
    work,
  );
}
