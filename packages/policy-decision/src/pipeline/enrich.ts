import type { Facts } from '@backstage-guardrails/policy-model';
import { DecisionError } from '../errors';
import type { FactsPort, References } from '../facts';

/** The one step that waits for others. Where asking fails, nothing is evaluated. @internal */
export async function enrich(options: {
  facts: FactsPort;
  references: References;
  stated?: Facts;
  signal?: AbortSignal;
}): Promise<Facts> {
  const { facts, references, stated, signal } = options;
  try {
    signal?.throwIfAborted();
    const known = await facts.factsFor(references, { signal });
    return { ...known, ...stated };
  } catch (error) {
    if (signal?.aborted) {
      throw new DecisionError('cancelled', 'The request was cancelled', {
        cause: error,
      });
    }
    throw new DecisionError(
      'facts-unavailable',
      `Cannot look up facts: ${String(error)}`,
      { cause: error },
    );
  }
}
