import type { PastHistorySource } from '@backstage-guardrails/plugin-entity-health-node';
import { healthHistory } from './healthHistory';

/**
 * A history for every endpoint at a port of the demo services, or undefined where the demo does not run.
 * @internal
 */
export function demoHistorySource(
  environment: Readonly<Record<string, string | undefined>>,
): PastHistorySource | undefined {
  const seed = Number(environment.GUARDRAILS_DEMO_SEED);
  const ports = environment.GUARDRAILS_DEMO_PORTS?.split(',') ?? [];
  if (!Number.isInteger(seed) || ports.length === 0) return undefined;
  if (environment.NODE_ENV === 'production') {
    throw new Error(
      'The history of the demo is made up, so it refuses to start with NODE_ENV=production. ' +
        'Unset GUARDRAILS_DEMO_SEED and GUARDRAILS_DEMO_PORTS.',
    );
  }
  const hosts = new Set(ports.map(port => `127.0.0.1:${port}`));
  return {
    async historyOf(endpoint, { until }) {
      return hosts.has(new URL(endpoint.url).host)
        ? healthHistory({ seed, endpoint, until })
        : undefined;
    },
  };
}
