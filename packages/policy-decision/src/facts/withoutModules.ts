import type { Facts } from '@backstage-guardrails/policy-model';

/**
 * Facts of shipped rules that a server has only where a module for them is installed: of decisions, and of entities in
 * the sweep. A fact that only rules of an organisation read is not among them: where its module is missing, they say
 * that they cannot evaluate.
 * @public
 */
export const factsOfModules = {
  decisions: ['cost.budgets', 'cost.estimate'],
  entities: ['cost.budget', 'health.status'],
} as const;

/**
 * The facts, and of each that no module states that it cannot be had here: rules that need it are not judged, and the
 * verdict says so. One that a module should state and could not is absent, which is another thing.
 * @public
 */
export function withoutModules(
  facts: Facts,
  about: keyof typeof factsOfModules,
): Facts {
  const missing = factsOfModules[about].filter(
    name => !Object.hasOwn(facts, name),
  );
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
