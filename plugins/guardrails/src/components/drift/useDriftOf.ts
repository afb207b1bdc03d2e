import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';

/** A target can be in several environments. */
const LIMIT = 20;

/** The drift of an entity in each of its environments; nothing while it loads, and where it cannot be read. @internal */
export function useDriftOf(entityRef: string): TargetDrift[] {
  const drift = useGuardrails(
    ['drift', { entity: entityRef }],
    (api, options) =>
      api.listDrift({ filter: { entity: entityRef }, limit: LIMIT }, options),
    { live: true },
  );
  return drift.status === 'ready' ? drift.value.items : [];
}
