import type { Decision } from '@backstage-guardrails/policy-model';
import { invalid } from './invalid';

/**
 * An exception from a recorded plan would be a real one, and waive what Terraform plans of the same target later.
 * @throws GuardrailsError `exception-invalid` @internal
 */
export function refuseRecorded({
  source,
}: {
  source: Pick<Decision['source'], 'origin'>;
}): void {
  if (source.origin !== 'demo') return;
  throw invalid(
    'The decision is about a recorded plan of a demonstration; nothing of it is applied, so there is nothing to waive.',
    '/decision',
  );
}
