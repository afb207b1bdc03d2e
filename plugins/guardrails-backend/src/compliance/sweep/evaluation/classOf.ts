import type { EnvironmentClass } from '@backstage-guardrails/policy-model';

/**
 * How strictly rules apply to an entity of the catalog: by its lifecycle. One that is missing, or that nobody knows,
 * counts as production, as an environment does that nobody configured.
 * @internal
 */
export function classOf(lifecycle: unknown): EnvironmentClass {
  switch (typeof lifecycle === 'string' ? lifecycle.toLowerCase() : undefined) {
    case 'experimental':
      return 'sandbox';
    case 'deprecated':
      return 'development';
    default:
      return 'production';
  }
}
