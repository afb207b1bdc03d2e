import type { FactsPort } from './FactsPort';

/**
 * Facts that only a server has: from the catalog, the organisation, bills, the record of changes and that of access. Where one
 * of them is missing on a server, a rule that needs it asks for approval; where there is no server, it is not judged.
 * @public
 */
export const factsOfServers: readonly string[] = [
  'access.debt',
  'catalog.owner',
  'catalog.registered',
  'cost.budgets',
  'cost.estimate',
  'history.window',
  'organisation.costCentres',
  'organisation.owners',
];

/** For hosts without a server: says of each of these facts that it cannot be had there. @public */
export const withoutServer: FactsPort = {
  factsFor: async () =>
    Object.fromEntries(
      factsOfServers.map(name => [
        name,
        {
          status: 'unobtainable' as const,
          reason: 'Only a server knows it',
          source: 'none',
        },
      ]),
    ),
};
