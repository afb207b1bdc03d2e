import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { EntityRef } from '@backstage-guardrails/policy-model';
import { parseEntityRef } from './parseEntityRef';

/**
 * One spelling of each entity, so that a record and a filter mean the same.
 * @throws GuardrailsError `bad-request`
 * @internal
 */
export function normalRef(ref: string): EntityRef {
  const spelled = parseEntityRef(ref);
  if (spelled !== undefined) return spelled;
  throw new GuardrailsError({
    code: 'bad-request',
    message: `Not an entity ref of the form kind:namespace/name: ${ref}`,
  });
}
