import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { isCatalogRef } from '../common/isCatalogRef';
import { currentOf, type CurrentValues } from './currentOf';

/**
 * What a target that the person can change was last applied with; `undefined` until it is known, and where there is no
 * such target. Secrets are not among the values: they are kept nowhere.
 * @internal
 */
export function useCurrentValues(ref: unknown): CurrentValues | undefined {
  const target =
    typeof ref === 'string' && isCatalogRef(ref)
      ? stringifyEntityRef(parseEntityRef(ref))
      : undefined;
  const remote = useGuardrails(['target', target ?? ''], async (api, options) =>
    target ? api.getTarget(target, options) : [],
  );
  return remote.status === 'ready' ? currentOf(remote.value) : undefined;
}
