import type { Facts } from '@backstage-guardrails/policy-model';

/**
 * Facts of shipped rules that a server has only where a module for them is installed. A fact of an organisation's own
 * rule is not among them: where its module is missing, the rule asks for approval.
 * @public
 */
export const factsOfModules: readonly string[] = ['health.status'];

/**
 * The facts, and of each that no module states that it cannot be had here: rules that need it are not judged, and the
 * verdict says so. One that a module should state and could not is absent, which is another thing.
 * @public
 */
export function withoutModules(facts: Facts): Facts {
  const missing = factsOfModules.filter(name => !Object.hasOwn(facts, name));
  return {
    ...Object.fromEntries(
      missing.map(name => [
        name,
        {
          status: 'unobtainable' as const,
          reason: 'No installed module states it',
          source: 'none',
        },
      ]),
    ),
    ...facts,
  };
}
