import { useApi } from '@backstage/core-plugin-api';
import type {
  ApprovalDetail,
  ConsentKind,
} from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { usePasskeyConsent } from '../passkeys';

/**
 * Saves a person's review, signed with a passkey where policy asks for one. It is bound to the fingerprint that was
 * shown: where the request is about another one by now, the service refuses it.
 * @internal
 */
export function useReview(
  detail: Pick<ApprovalDetail, 'id' | 'fingerprint' | 'eligibility'>,
): (kind: ConsentKind, reason: string) => Promise<unknown> {
  const { id, fingerprint, eligibility } = detail;
  const api = useApi(guardrailsApiRef);
  const sign = usePasskeyConsent();
  return async (kind, reason) => {
    const passkey = needsPasskey(eligibility)
      ? await sign({ approval: id, kind })
      : undefined;
    const said = reason.trim();
    return api.consent(id, {
      kind,
      fingerprint,
      ...(said && { reason: said }),
      ...(passkey && { passkey }),
    });
  };
}

/** Whether the review of the person has to be signed. @internal */
export function needsPasskey(
  eligibility: ApprovalDetail['eligibility'],
): boolean {
  return eligibility.canDecide && eligibility.consent === 'passkey';
}
