import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  FINGERPRINT_VERSION,
  type Decision,
} from '@backstage-guardrails/policy-model';

/**
 * A decision whose fingerprint was made by an earlier scheme stays on record, and nothing more can come of it: evaluated
 * again, the same change has another fingerprint.
 * @throws GuardrailsError `decision-not-granting`
 * @internal
 */
export function refuseEarlierFingerprint(
  decision: Pick<Decision, 'fingerprintVersion'>,
): void {
  if (decision.fingerprintVersion === FINGERPRINT_VERSION) return;
  throw new GuardrailsError({
    code: 'decision-not-granting',
    message:
      'This decision was made before an upgrade changed how changes are identified. Run the template again, and use the new decision.',
  });
}
