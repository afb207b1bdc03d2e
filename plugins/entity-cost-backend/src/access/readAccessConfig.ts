import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Groups and what their members may do beyond their own teams. @internal */
export type AccessConfig = {
  readers: string[];
  managers: string[];
  /** Absent: all who may read a cost see negotiated prices. */
  negotiatedPrices?: string[];
};

/** Reads `entityCost.access`. @internal */
export function readAccessConfig(root: Config): AccessConfig {
  const config = root.getOptionalConfig('entityCost.access');
  const groups = (key: string) =>
    config
      ?.getOptionalStringArray(key)
      ?.map((ref, index) => readGroup(ref, `${key}[${index}]`));
  return {
    readers: groups('readers') ?? [],
    managers: groups('managers') ?? [],
    negotiatedPrices: groups('negotiatedPrices'),
  };
}

function readGroup(ref: string, key: string): string {
  try {
    const parsed = parseEntityRef(ref, { defaultKind: 'group' });
    if (parsed.kind.toLowerCase() === 'group')
      return stringifyEntityRef(parsed);
  } catch {
    // said below
  }
  throw new InputError(
    `entityCost.access.${key}: ${JSON.stringify(
      ref,
    )} is not an entity ref of a group. Write group:default/finance.`,
  );
}
