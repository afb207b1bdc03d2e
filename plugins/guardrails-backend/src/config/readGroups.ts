import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { entityRefSchema } from '@backstage-guardrails/policy-model';

/** Entity refs of groups below `guardrails`, in their one spelling. @internal */
export function readGroups(config: Config | undefined, key: string): string[] {
  return (config?.getOptionalStringArray(key) ?? []).map((ref, index) => {
    const group = groupRef(ref);
    if (group !== undefined) return group;
    throw new InputError(
      `guardrails.${key}[${index}]: not an entity ref of a group: ${ref}`,
    );
  });
}

function groupRef(ref: string): string | undefined {
  try {
    const parsed = entityRefSchema.parse(
      stringifyEntityRef(
        parseEntityRef(ref, {
          defaultKind: 'group',
          defaultNamespace: 'default',
        }),
      ),
    );
    return parsed.startsWith('group:') ? parsed : undefined;
  } catch {
    return undefined;
  }
}
