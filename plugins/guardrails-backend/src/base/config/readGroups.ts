import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef } from '../refs';

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
  const spelled = parseEntityRef(ref, 'group');
  return spelled?.startsWith('group:') ? spelled : undefined;
}
