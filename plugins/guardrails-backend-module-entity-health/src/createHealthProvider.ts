import type { AuthService } from '@backstage/backend-plugin-api';
import type { EntityHealthService } from '@backstage-guardrails/plugin-entity-health-node';
import type { FactProvider } from '@backstage-guardrails/plugin-guardrails-node';
import { HEALTH, healthFact, SOURCE } from './healthFact';

/** A decision waits no longer; its rules on health then say that they cannot evaluate. */
const PATIENCE = 5_000;

/**
 * The health of the target of a decision. It asks with the plugin's own credentials: what counts is what is true, not
 * what the caller may see.
 * @internal
 */
export function createHealthProvider(deps: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  health: EntityHealthService;
}): FactProvider {
  const { auth, health } = deps;
  return {
    id: SOURCE,
    names: [HEALTH],
    async facts({ target: { ref } }, { signal } = {}) {
      const about = { observedAt: new Date().toISOString(), source: SOURCE };
      if (ref === undefined) {
        const reason = 'The request names no target.';
        return { [HEALTH]: { status: 'absent', reason, ...about } };
      }
      const statuses = await health.getStatuses([ref], {
        credentials: await auth.getOwnServiceCredentials(),
        signal: AbortSignal.any([
          AbortSignal.timeout(PATIENCE),
          ...(signal ? [signal] : []),
        ]),
      });
      const value = healthFact(statuses.get(ref));
      return { [HEALTH]: { status: 'known', value, ...about } };
    },
  };
}
