import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { entityRefSchema } from '@backstage-guardrails/policy-model';

/**
 * The one spelling of an entity ref, or nothing where it is none. Only plain letters pass, so no two refs
 * that look alike are told apart and none that are told apart look alike.
 * @internal
 */
export function personRef(ref: string): string | undefined {
  try {
    const spelled = stringifyEntityRef(
      parseEntityRef(ref, { defaultKind: 'user', defaultNamespace: 'default' }),
    );
    const parsed = entityRefSchema.safeParse(spelled);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
