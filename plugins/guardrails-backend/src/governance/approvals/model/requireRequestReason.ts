import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type {
  EnvironmentClass,
  Parameters,
} from '@backstage-guardrails/policy-model';

/** Something that can be read, not only blanks and characters that are not seen; some fillers are letters. */
const readable = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;

/**
 * Refuses a request without a reason where policy asks for one. The reason is no part of what is approved: it is in no
 * fingerprint, and another one needs no other approval.
 * @throws GuardrailsError `reason-needed`
 * @internal
 */
export function requireRequestReason(
  parameters: Parameters,
  request: { environmentClass: EnvironmentClass; reason?: string },
): void {
  const { environmentClass, reason = '' } = request;
  const { values } = parameters[environmentClass];
  if (values.approvalNeedsReason !== true || readable.test(reason)) return;
  throw new GuardrailsError({
    code: 'reason-needed',
    message: `Policy requires a reason for approval requests in environments of class ${environmentClass}. Enter it in the form of the template, or request approval on the page of the decision and enter it there.`,
    path: '/reason',
  });
}
