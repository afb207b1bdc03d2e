import {
  GuardrailsError,
  whatIfPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessControl } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';

/**
 * What-ifs are for readers of all teams and for operators, whatever the permission framework allows: one takes the one
 * place of the portal, and runs a policy that is not approved.
 * @throws GuardrailsError `not-allowed`
 * @internal
 */
export async function requireWhatIf(
  access: Pick<AccessControl, 'require'>,
  caller: Caller,
): Promise<void> {
  await access.require(whatIfPermission, caller.credentials);
  if (caller.reader || caller.operator) return;
  throw new GuardrailsError({
    code: 'not-allowed',
    message:
      'What-ifs are for the groups in guardrails.access.readers and guardrails.access.operators. Ask one of them.',
  });
}
