import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

const ATTEMPTS = 5;

/**
 * Does a transaction again where the log had moved on in between. It is safe because a transaction that lost its
 * place wrote nothing.
 * @internal
 */
export async function retryOnConflict<Result>(
  work: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const lost =
        error instanceof GuardrailsError && error.code === 'ledger-conflict';
      if (!lost || attempt === ATTEMPTS) throw error;
    }
  }
}
