import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { PasskeysConfig } from '../../base/config';

/** Whom passkeys are made for. @throws GuardrailsError where the operator did not say where the portal is @internal */
export function requireRelyingParty(
  config: PasskeysConfig,
): NonNullable<PasskeysConfig['relyingParty']> {
  if (config.relyingParty) return config.relyingParty;
  throw new GuardrailsError({
    code: 'internal',
    message:
      'Passkeys need the address of the portal: the operator has to set app.baseUrl or guardrails.approvals.relyingParty.',
  });
}
