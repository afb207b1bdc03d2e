import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { entityRefSchema } from '@backstage-guardrails/policy-model';

/** One spelling of each entity, so that a record and a filter mean the same. @internal */
export function normalRef(ref: string): string {
  try {
    return entityRefSchema.parse(stringifyEntityRef(parseEntityRef(ref)));
  } catch (error) {
    throw new GuardrailsError({
      code: 'bad-request',
      message: `Not an entity ref of the form kind:namespace/name: ${ref}`,
      cause: error,
    });
  }
}
